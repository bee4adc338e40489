//! What can stand in a cell of the made ledgers, as bytes of their encoding, so that no row has to be encoded.

use encoding_rs::Encoding;

/// Headers, in the order of the columns. The last column is never blank: a row without it has too few cells.
pub(crate) const HEADERS: [&str; 12] = [
    "受理编号",
    "企业名称",
    "业务类型",
    "受理时间",
    "办结时间",
    "工单状态",
    "满意度",
    "反馈时间",
    "受理渠道",
    "处理结果",
    "记录编号",
    "区县",
];

const SERVICES: [&str; 5] = ["居民用户通气", "一般工商用户报装", "故障报修", "投诉", "咨询"];
const CHANNELS: [&str; 5] = ["电话", "电话", "网上", "营业厅", "12345"];
const HANDLINGS: [&str; 4] = ["已处理", "已解答", "已修复", "已上门"];
const OPINIONS: [&str; 6] = ["非常满意", "满意", "基本满意", "不满意", "未评价", ""];
const DISTRICTS: [&str; 5] = ["渝北区", "江北区", "沙坪坝区", "九龙坡区", "南岸区"];

/// Every word, encoded.
pub(crate) struct Words {
    pub(crate) header: Vec<u8>,
    /// How the name of every enterprise begins; two digits follow.
    pub(crate) enterprise: Vec<u8>,
    pub(crate) services: Vec<Vec<u8>>,
    pub(crate) channels: Vec<Vec<u8>>,
    pub(crate) handlings: Vec<Vec<u8>>,
    pub(crate) opinions: Vec<Vec<u8>>,
    pub(crate) districts: Vec<Vec<u8>>,
    pub(crate) completed: Vec<u8>,
    pub(crate) open: Vec<u8>,
    /// No known service.
    pub(crate) other_service: Vec<u8>,
    /// No known status.
    pub(crate) other_status: Vec<u8>,
    /// A cell more than there are columns.
    pub(crate) surplus: Vec<u8>,
}

impl Words {
    /// The words in an encoding.
    pub(crate) fn in_encoding(encoding: &'static Encoding) -> Self {
        let one = |text: &str| encoding.encode(text).0.into_owned();
        let all = |texts: &[&str]| texts.iter().map(|text| one(text)).collect();
        Self {
            header: one(&(HEADERS.join(",") + "\n")),
            enterprise: one("示例"),
            services: all(&SERVICES),
            channels: all(&CHANNELS),
            handlings: all(&HANDLINGS),
            opinions: all(&OPINIONS),
            districts: all(&DISTRICTS),
            completed: one("办结"),
            open: one("在办"),
            other_service: one("其他业务"),
            other_status: one("另行登记"),
            surplus: one("多一格"),
        }
    }
}

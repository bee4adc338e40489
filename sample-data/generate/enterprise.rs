//! The invented enterprises and their situations.

use chrono::NaiveDate;

use crate::credit_code::credit_code;

/// What is special about an enterprise.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Story {
    Clean,
    Gbk,
    Titled,
    Silent,
    Tiny,
    Holiday,
    Overdue,
    FalseClaims,
    Veto,
    BadRows,
    ZeroDeclared,
    ZeroSilent,
    LateHandIn,
    UnitWest,
    UnitEast,
    Transfers,
    Exports,
    Continuity,
}

/// One reporting unit; the numbers in pairs are for the second and the third quarter.
pub(crate) struct Enterprise {
    pub(crate) story: Story,
    pub(crate) slug: &'static str,
    pub(crate) short: &'static str,
    pub(crate) district: &'static str,
    pub(crate) region: &'static str,
    pub(crate) parent: &'static str,
    pub(crate) users: u32,
    pub(crate) risk: &'static str,
    pub(crate) cases: [u32; 2],
    pub(crate) late: [u32; 2],
    pub(crate) care: u32,
}

impl Enterprise {
    /// The full name, recognisably invented.
    pub(crate) fn name(&self) -> String {
        format!("{}有限公司（虚构）", self.short)
    }

    /// An invented unified social credit code of the district with a valid check character.
    pub(crate) fn code(&self) -> String {
        let number = ALL.iter().position(|other| other.slug == self.slug).unwrap_or(0);
        credit_code(self.region, number)
    }

    /// What the enterprise's case numbers look like.
    pub(crate) fn numbering(&self) -> Numbering {
        match self.story {
            Story::Titled => Numbering::Long,
            Story::Veto => Numbering::Zeros,
            _ => Numbering::Prefixed,
        }
    }
}

/// The shapes of case numbers.
#[derive(Clone, Copy)]
pub(crate) enum Numbering {
    /// `GZ20190703001`
    Prefixed,
    /// sixteen digits, which a spreadsheet would ruin
    Long,
    /// `00001234`, which a spreadsheet would shorten
    Zeros,
}

/// A quarter of the samples.
#[derive(Clone, Copy)]
pub(crate) struct Quarter {
    pub(crate) name: &'static str,
    pub(crate) index: usize,
    pub(crate) first: NaiveDate,
    pub(crate) last: NaiveDate,
}

/// A day of 2019, the only year of the samples.
pub(crate) fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2019, month, day).unwrap_or_default()
}

/// Both quarters.
pub(crate) fn quarters() -> [Quarter; 2] {
    [
        Quarter { name: "2019Q2", index: 0, first: day(4, 1), last: day(6, 30) },
        Quarter { name: "2019Q3", index: 1, first: day(7, 1), last: day(9, 30) },
    ]
}

macro_rules! enterprises {
    ($($story:ident $slug:literal $short:literal $district:literal $region:literal $parent:literal $users:literal $risk:literal
       [$q2:literal $q3:literal] [$late2:literal $late3:literal] $care:literal;)*) => {
        &[$(Enterprise {
            story: Story::$story, slug: $slug, short: $short, district: $district, region: $region, parent: $parent,
            users: $users, risk: $risk, cases: [$q2, $q3], late: [$late2, $late3], care: $care,
        }),*]
    };
}

/// Every enterprise of the registry, in its order.
pub(crate) const ALL: &[Enterprise] = enterprises! {
    Clean        "yunling"     "示例云岭燃气"         "渝北区"   "500112" ""                     186_000 "A" [1450 1520] [0 0]   1000;
    Gbk          "jiangwu"     "示例江雾燃气"         "江北区"   "500105" ""                     312_000 "B" [2300 2450] [8 12]   985;
    Titled       "shiqiao"     "示例石桥燃气"         "沙坪坝区" "500106" ""                     274_000 "B" [2050 2200] [6 10]   980;
    Silent       "rongyin"     "示例榕荫燃气"         "大渡口区" "500104" ""                     31000  "C" [210 0]     [15 0]   950;
    Tiny         "zhuxi"       "示例竹溪燃气"         "綦江区"   "500110" ""                     2100   "B" [16 17]     [0 0]   1000;
    Holiday      "jinqiu"      "示例金秋燃气"         "九龙坡区" "500107" ""                     128_000 "B" [950 900]   [0 6]    990;
    Overdue      "huanliu"     "示例缓流燃气"         "南岸区"   "500108" ""                     67000  "C" [480 520]   [12 20]  940;
    FalseClaims  "jinghu"      "示例镜湖燃气"         "巴南区"   "500113" ""                     42000  "C" [300 310]   [5 8]    930;
    Veto         "luhuo"       "示例炉火燃气"         "北碚区"   "500109" ""                     39000  "D" [280 300]   [4 6]    985;
    BadRows      "zagu"        "示例杂谷燃气"         "涪陵区"   "500102" ""                     71000  "B" [480 520]   [8 10]   960;
    ZeroDeclared "qingquan"    "示例清泉燃气"         "永川区"   "500118" ""                     15000  "A" [110 120]   [0 8]    995;
    ZeroSilent   "mojiang"     "示例默江燃气"         "合川区"   "500117" ""                     14000  "B" [110 115]   [9 9]    960;
    LateHandIn   "chifan"      "示例迟帆燃气"         "江津区"   "500116" ""                     33000  "B" [240 260]   [8 12]   970;
    UnitWest     "shuangcheng-yz" "示例双城燃气渝中分公司" "渝中区" "500103" "示例双城燃气集团（虚构）" 45000 "A" [300 320] [3 3]  995;
    UnitEast     "shuangcheng-cs" "示例双城燃气长寿分公司" "长寿区" "500115" "示例双城燃气集团（虚构）" 36000 "B" [250 260] [15 45] 930;
    Transfers    "xinqiao"     "示例信桥燃气"         "璧山区"   "500120" ""                     30000  "B" [240 250]   [5 6]    985;
    Exports      "sanfan"      "示例三帆燃气"         "万州区"   "500101" ""                     241_000 "B" [1900 2000] [7 9]    975;
    Continuity   "huihuan"     "示例回环燃气"         "铜梁区"   "500151" ""                     26000  "C" [200 210]   [10 14]  970;
};

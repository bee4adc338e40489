#!/usr/bin/env bash
# Sorts what was handed in: every folder of INBOX is checked and moved below OUT, with the result of the check beside it.
#
#   .ci/intake.sh INBOX OUT [ARGUMENT OF gascore check …]
#
#   OUT/accepted/NAME      nothing to do, or everything explained
#   OUT/to-explain/NAME    something to confirm is not explained yet
#   OUT/to-mend/NAME       something has to be corrected, or a file cannot be read
#   OUT/…/NAME.json        what the check says
#
# A folder that cannot be checked for a reason of ours stays in INBOX, and the script ends with 1.
set -euo pipefail

if [ "$#" -lt 2 ]; then
    echo "usage: intake.sh INBOX OUT [ARGUMENT …]" >&2
    exit 2
fi
inbox=$1
out=$2
shift 2
mkdir -p "$out/accepted" "$out/to-explain" "$out/to-mend"

# What the result says of itself at its top.
verdict() {
    { grep -o '"verdict"[[:space:]]*:[[:space:]]*"[a-z_]*"' "$1" || true; } | sed -n '1s/^.*"\([a-z_]*\)"$/\1/p'
}

# Moves a folder and its result; a name that is taken already gets a number.
place() {
    local folder=$1 result=$2 to=$3 name target number=1
    name=$(basename -- "$folder")
    target=$to/$name
    while [ -e "$target" ] || [ -e "$target.json" ]; do
        number=$((number + 1))
        target="$to/$name ($number)"
    done
    mv -- "$folder" "$target"
    mv -- "$result" "$target.json"
    printf '%s\t%s\n' "$(basename -- "$to")" "$name"
}

left=0
result=
trap '[ -z "$result" ] || rm -f -- "$result"' EXIT
for folder in "$inbox"/*/; do
    folder=${folder%/}
    [ -d "$folder" ] || continue
    result=$out/.intake.$$.json
    status=0
    gascore check --format json "$@" -- "$folder" >"$result" </dev/null || status=$?
    case $status:$(verdict "$result") in
        [01]:acceptable) place "$folder" "$result" "$out/accepted" ;;
        [01]:needs_statement) place "$folder" "$result" "$out/to-explain" ;;
        [01]:needs_correction | 3:*) place "$folder" "$result" "$out/to-mend" ;;
        *)
            echo "intake.sh: $(basename -- "$folder") is left: gascore ended with $status" >&2
            rm -f -- "$result"
            left=1
            ;;
    esac
    result=
done
exit "$left"

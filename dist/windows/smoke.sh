#!/usr/bin/env bash
# Runs styringstavle.exe under Wine: headless (import, chart, model, check), then with a window
# under Xvfb whose picture must not be blank.
set -euo pipefail
cd "$(dirname "$0")/../.."

need=()
command -v wine >/dev/null || need+=(wine wine64)
command -v Xvfb >/dev/null || need+=(xvfb)
command -v import >/dev/null || need+=(imagemagick)
command -v xdotool >/dev/null || need+=(xdotool)
command -v x86_64-w64-mingw32-gcc >/dev/null || need+=(gcc-mingw-w64-x86-64)
ls /usr/share/vulkan/icd.d/lvp_icd*.json >/dev/null 2>&1 || need+=(mesa-vulkan-drivers libvulkan1)
if [ ${#need[@]} -gt 0 ]; then
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -qy "${need[@]}"
fi

built="${CARGO_TARGET_DIR:-target}/x86_64-pc-windows-gnu/release/styringstavle.exe"
[ -f "$built" ] || { echo "no $built: run dist/windows/build.sh first" >&2; exit 2; }
work=$(mktemp -d)
window=""
server=""
clean() {
    [ -z "$window" ] || kill "$window" 2>/dev/null || true
    WINEPREFIX="$work/wine" wineserver -k 2>/dev/null || true
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap clean EXIT
[ -f "${built%.exe}.com" ] || { echo "no ${built%.exe}.com: run dist/windows/build.sh first" >&2; exit 2; }
cp "$built" "$work/styringstavle.exe"
cp "${built%.exe}.com" "$work/styringstavle.com"
cp -r assets/examples/workbooks "$work/in"

# Debian's Wine 8 lacks this library; Windows has it. A stand-in for the test only.
cat >"$work/prng.c" <<'C'
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) {
    return SystemFunction036(data, (ULONG)size);
}
C
x86_64-w64-mingw32-gcc -shared -o "$work/bcryptprimitives.dll" "$work/prng.c" -ladvapi32

export WINEPREFIX="$work/wine" WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=;bcryptprimitives=n"
Xvfb :97 -screen 0 1366x768x24 >/dev/null 2>&1 &
server=$!
export DISPLAY=:97
sleep 1
cd "$work"

echo "== headless"
status=0
wine styringstavle.exe import in/*.xlsx --into tavle.tavle --accept certain >import.txt || status=$?
[ "$status" -le 1 ] || { cat import.txt; echo "import ended with $status" >&2; exit 1; }
[ -s tavle.tavle ] || { echo "import wrote nothing" >&2; exit 1; }
wine styringstavle.exe chart tavle.tavle --indicator Sykefravær --unit 'Lia skole' --out figur.svg
wine styringstavle.exe chart tavle.tavle --indicator Sykefravær --unit 'Lia skole' --out figur.png
wine styringstavle.exe model tavle.tavle --template kvalitetsutviklingsmodell --out modell.png
for made in figur.svg figur.png modell.png; do
    [ -s "$made" ] || { echo "no $made" >&2; exit 1; }
done

echo "== typed in cmd.exe"
wine cmd /c 'styringstavle check tavle.tavle' >typed.txt || [ $? -eq 1 ]
grep -q . typed.txt || { echo "nothing is printed in cmd.exe" >&2; exit 1; }

echo "== with a window"
wine styringstavle.exe tavle.tavle >window.txt 2>&1 &
window=$!
colours=0
for _ in $(seq 60); do
    sleep 2
    import -window root screen.png
    colours=$(identify -format %k screen.png)
    [ "$colours" -gt 200 ] && break
done
if [ "$colours" -le 200 ]; then
    cat window.txt
    echo "the window stayed blank ($colours colours)" >&2
    exit 1
fi
[ -z "${KEEP:-}" ] || cp screen.png "$KEEP"
echo "the window shows $colours colours"

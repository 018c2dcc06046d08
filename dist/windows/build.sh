#!/usr/bin/env bash
# Makes styringstavle.exe and, for those who type commands, styringstavle.com in
# target/x86_64-pc-windows-gnu/release/ on Debian. Needs root once, to install the linker.
set -euo pipefail
cd "$(dirname "$0")/../.."

if ! command -v x86_64-w64-mingw32-gcc >/dev/null; then
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -qy gcc-mingw-w64-x86-64
fi
target=x86_64-pc-windows-gnu
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc
if rustup target list --installed 2>/dev/null | grep -q "^$target$" || rustup target add "$target"; then
    cargo build --release --target "$target"
else
    # Without rustup's target the standard library is built from Debian's sources.
    DEBIAN_FRONTEND=noninteractive apt-get install -qy rustc-web cargo-web rust-web-src
    RUSTC_BOOTSTRAP=1 /usr/bin/cargo build --release --target "$target" \
        -Zbuild-std=std,panic_unwind
fi
exe="${CARGO_TARGET_DIR:-target}/$target/release/styringstavle.exe"
# Windows has no C runtime of ours: the program may lean on the system's own libraries only.
foreign=$(x86_64-w64-mingw32-objdump -p "$exe" | sed -n 's/.*DLL Name: //p' |
    grep -iE 'libgcc|libstdc|libwinpthread|vcruntime' || true)
if [ -n "$foreign" ]; then
    echo "the program needs libraries Windows does not have: $foreign" >&2
    exit 1
fi
# cmd.exe does not wait for a program that opens windows, nor show what it prints. The same program
# marked as a console's: typed without an ending, `styringstavle` means the .com in cmd.exe and
# PowerShell, and a double click on the .exe still opens no console.
com="${exe%.exe}.com"
x86_64-w64-mingw32-objcopy --subsystem console "$exe" "$com"
ls -l "$exe" "$com"

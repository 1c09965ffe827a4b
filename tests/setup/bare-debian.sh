#!/usr/bin/env bash
# The long check of the set-up: does a clone start, and pass its tests, on a Debian with nothing on it?
#
#   sudo tests/setup/bare-debian.sh                     the committed state, on Debian 12 (bookworm), 10 to 30 minutes
#   sudo tests/setup/bare-debian.sh --suite trixie      another release
#   sudo tests/setup/bare-debian.sh --start-only        without the tests
#   sudo tests/setup/bare-debian.sh --root FOLDER       keeps the system in FOLDER, and uses it again when it is there
#
# Not part of .ci/run. Needs debootstrap and Debian's mirror. This machine's JDK (with its certificates) and a copy of its
# Maven repository are lent to the new system, to spare the downloads; nothing else is. The mounts lie in a mount namespace of their own, so
# they are gone when this ends, however it ends.
set -euo pipefail

suite=bookworm
folder=''
start_only=''
while [ $# -gt 0 ]; do
  case $1 in
    --suite) suite=$2; shift ;;
    --root) folder=$2; shift ;;
    --start-only) start_only=yes ;;
    *) sed -n '2,/^set /{/^#/s/^# \{0,1\}//p}' "$0"; exit 2 ;;
  esac
  shift
done
[ "$(id -u)" = 0 ] || { echo "bare-debian: run it as root: sudo $0" >&2; exit 2; }
command -v debootstrap >/dev/null || { echo "bare-debian: apt-get install debootstrap" >&2; exit 2; }

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
. "$project/launcher/say.sh"
. "$project/launcher/jdk.sh"
find_jdk || { echo "bare-debian: found no JDK $jdk_minimum to lend" >&2; exit 2; }

if [ -z "$folder" ]; then
  folder=$(mktemp -d)
  chmod 755 "$folder"
  trap 'rm -rf --one-file-system "$folder"' EXIT
fi
if [ ! -e "$folder/etc/debian_version" ]; then
  debootstrap --variant=minbase "$suite" "$folder" >"$folder.log" || { cat "$folder.log"; exit 1; }
  rm -f "$folder.log"
fi

rm -rf "$folder/root/glasshive" "$folder/root/.m2"
git clone --quiet "$project" "$folder/root/glasshive"
if [ -d "$HOME/.m2/repository" ]; then
  mkdir -p "$folder/root/.m2"
  cp -a "$HOME/.m2/repository" "$folder/root/.m2/"
fi
mkdir -p "$folder/usr/lib/jvm/jdk"
# Debian's JDK packages keep their certificates outside the JDK's folder.
certificates=$(readlink -f "$jdk/lib/security/cacerts")
case $certificates in
  "$jdk"/*) ;;
  *) mkdir -p "$folder${certificates%/*}"; cp "$certificates" "$folder$certificates" ;;
esac

status=0
unshare --mount --pid --fork bash -eus -- "$folder" "$jdk" "$start_only" <<'INSIDE' || status=$?
folder=$1 jdk=$2 start_only=$3
mount --bind "$jdk" "$folder/usr/lib/jvm/jdk"
mount -t proc proc "$folder/proc"
mount --bind /dev "$folder/dev"

# No locale, no display, nothing of this machine's environment.
within() {
  echo "bare-debian: $*"
  env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin chroot "$folder" bash -c "cd /root/glasshive && $*" </dev/null
}
within ./glasshive
within 'ls tour/*.png'
within ./glasshive --version
if [ -z "$start_only" ]; then within ./glasshive test; fi
INSIDE
[ $status -eq 0 ] && echo "bare-debian: Debian $suite: it holds" || echo "bare-debian: Debian $suite: it failed"
exit $status

# The cache of classes, in the copy of the launcher that starting.sh left: its maker is killed in the middle, and what it leaves is in nobody's way.

cache="$here/app/target/start/glasshive.aot"
# Java caches no classes that lie in a folder, so the program lies in a jar, as it does after a real build.
program="$here/app/target/start/glasshive-app-0.jar"
"$(glasshive property java.home)/bin/jar" -cf "$program" -C "$here/app/target/start/classes" .
cp "$program" "$here/app/target/start/glasshive-engine-0.jar"
printf '%s' "$here/app/target/start/glasshive-engine-0.jar" >"$here/app/target/start/classpath.txt"
window() { PATH="$scratch/impatient:$PATH" GLASSHIVE_DISPLAY=present GLASSHIVE_CLASS_CACHE='' glasshive render; }
# On a busy machine what is nice never gets its turn.
mkdir "$scratch/impatient"
printf '#!/bin/sh\nshift 2\nexec "$@"\n' >"$scratch/impatient/nice"
chmod +x "$scratch/impatient/nice"

# The process that makes the cache of this copy, and the one that waits for it.
makers() {
  local process parent rest
  ps -Ao pid=,ppid=,args= | while read -r process parent rest; do
    case $rest in *"AOTCacheOutput=$cache.new"*) printf '%s %s\n' "$process" "$parent" ;; esac
  done
}

# Waits for a condition, two minutes at most.
comes() {
  local tries=0
  until "$@"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 1200 ]; then return 1; fi
    sleep 0.1
  done
}
is_made() { [ -s "$cache" ] && [ ! -e "$cache.lock" ]; }
is_being_made() { [ -n "$(makers)" ]; }
nobody_makes_it() { [ -z "$(makers)" ]; }

# Earlier checks have started windows, too.
comes nobody_makes_it
rm -rf "$cache" "$cache".*
window >/dev/null
check "the first start of a window makes a cache in the background" comes is_being_made
kill -9 $(makers) 2>/dev/null
check "whoever makes it can be killed" comes nobody_makes_it
check "a start after that works without a cache" equals "$(window)" Headless
check "a start after that does not wait for whoever was killed" test ! -e "$cache"
if [ -d "$cache.lock" ]; then touch -t "$(date -d '1 hour ago' +%Y%m%d%H%M 2>/dev/null || date -v-1H +%Y%m%d%H%M)" "$cache.lock"; fi
printf 'half' >"$cache.new"
check "later a start makes the cache anew" equals "$(window)" Headless
check "it is there whole, and nothing half beside it" comes is_made
check "a start with the cache works" equals "$(window)" Headless
head -c 100000 "$cache" >"$cache.half" && mv "$cache.half" "$cache"
check "a start with a damaged cache works" equals "$(window)" Headless
printf 'no cache' >"$cache"
check "a start with something else in its place works" equals "$(window)" Headless

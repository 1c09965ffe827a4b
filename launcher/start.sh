# Starts the built program in this process' place, so that Ctrl+C and signals reach it.

class_cache="$root/app/target/start/glasshive.aot"
class_cache_sample="$root/assets/src/main/resources/glasshive/programs/count_protocols/count_protocols.o"
java_flags=(--enable-native-access=ALL-UNNAMED -XX:+UseSerialGC)
# A window must not stand still: its young objects are few enough to be sorted out between two frames, and its many classes cause no collection of
# the whole heap. What large work needed is given back.
window_memory=(-Xms128m -Xmn12m -XX:MetaspaceSize=96m -XX:MinHeapFreeRatio=15 -XX:MaxHeapFreeRatio=30 -XX:-ShrinkHeapInSteps)

# Threads that compute and those that compile give way to the one that draws. Java would warn that priorities may have no effect; lower ones have.
window_priorities=(-XX:ThreadPriorityPolicy=1 -XX:CompilerThreadPriority=12 -XX:-PrintWarnings)

# Whether there is a screen. JavaFX speaks X11 on Linux (under Wayland through XWayland), so DISPLAY alone decides;
# GLASSHIVE_DISPLAY=none or =present overrules.
choose_display() {
  display=${GLASSHIVE_DISPLAY:-}
  if [ -z "$display" ]; then
    display=present
    if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}" ]; then display=none; fi
  fi
}

# Whether a call with this first argument draws anything.
draws() {
  case $1 in
    run | verify | compare | asm | disasm | inspect | conformance | conformance-plugin | lesson | bench) return 1 ;;
    help | -h | --help | -V | --version) return 1 ;;
  esac
}

# Whether the kernel gives large pages to whoever asks; Java would complain of one that does not. Filling memory in small ones is a part of a start.
has_huge_pages() {
  local choices=''
  if [ -r /sys/kernel/mm/transparent_hugepage/enabled ]; then IFS= read -r choices </sys/kernel/mm/transparent_hugepage/enabled; fi
  case $choices in *'[madvise]'* | *'[always]'*) ;; *) return 1 ;; esac
}

start() {
  local flags=("${java_flags[@]}" "-Dglasshive.display=$display")
  if [ "$display" = none ] || [ "${1:-}" = render ]; then
    flags+=(-Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true)
  fi
  if [ "$(uname -s)" = Linux ]; then use_utf8; fi
  read_classpath
  if [ "$display" = present ] && draws "${1:-}"; then
    make_class_cache
    flags+=("${window_memory[@]}")
    if [ "$(uname -s)" = Linux ]; then flags+=("${window_priorities[@]}"); fi
    if has_huge_pages; then flags+=(-XX:+UseTransparentHugePages); fi
    # Otherwise each thread that touches native memory keeps some for itself.
    export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2}
    # GTK would load OpenGL to look for a visual that JavaFX does not ask it for.
    export GDK_GL=${GDK_GL:-disable}
  fi
  # What draws nothing needs so few classes that the cache of Java itself is quicker.
  if draws "${1:-}" && [ -r "$class_cache" ]; then flags+=("-XX:AOTCache=$class_cache" -Xlog:disable); fi
  local IFS=:
  exec "$jdk/bin/java" "${flags[@]}" -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -cp "${classpath[*]}" dev.glasshive.cli.Glasshive "$@"
}

# Java starts twice as fast with a cache of the classes that a start needs. It is made in the background by a start of which
# nobody sees anything, once after each build; until then, and where that fails, everything works without it. That start does not let C2 work: a cache
# that remembers what is hot makes C2 compile it at once, which costs a start more processor time than it gives.
# GLASSHIVE_CLASS_CACHE=none keeps it from being made.
make_class_cache() {
  local fresh="$class_cache.new" lock="$class_cache.lock" made_by=''
  if [ "${GLASSHIVE_CLASS_CACHE:-}" = none ] || [ ! -w "$root/app/target/start" ]; then return; fi
  if [ -r "$class_cache.jdk" ]; then IFS= read -r made_by <"$class_cache.jdk"; fi
  if [ "$class_cache" -nt "$stamp" ] && [ "$made_by" = "$jdk" ]; then return; fi
  rm -f "$class_cache"
  (
    # A lock that old was left by a start that was killed.
    find "$lock" -maxdepth 0 -mmin +10 -exec rmdir {} \; 2>/dev/null
    mkdir "$lock" || exit 0
    trap 'rm -f "$fresh" "$fresh.config"; rmdir "$lock"' EXIT
    IFS=:
    nice -n 19 "$jdk/bin/java" "${java_flags[@]}" -Dglasshive.display=present -Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true \
      -XX:TieredStopAtLevel=1 -Dglasshive.start-only=120 "-XX:AOTCacheOutput=$fresh" -Xlog:disable -cp "${classpath[*]}" dev.glasshive.cli.Glasshive "$class_cache_sample"
    if [ -s "$fresh" ]; then
      printf '%s\n' "$jdk" >"$class_cache.jdk"
      mv "$fresh" "$class_cache"
    fi
  ) </dev/null >/dev/null 2>&1 &
}

# In the C locale Java can neither print nor name a file beyond ASCII.
use_utf8() {
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *UTF-8* | *utf-8* | *UTF8* | *utf8*) return ;;
  esac
  unset LC_ALL
  export LC_CTYPE=C.UTF-8
}

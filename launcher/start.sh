# Starts the built program in this process' place, so that Ctrl+C and signals reach it.

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

start() {
  local flags=(--enable-native-access=ALL-UNNAMED "-Dglasshive.display=$display" -XX:+UseSerialGC)
  if [ "$display" = none ] || [ "${1:-}" = render ]; then
    flags+=(-Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true)
  fi
  if [ "$(uname -s)" = Linux ]; then use_utf8; fi
  read_classpath
  local IFS=:
  exec "$jdk/bin/java" "${flags[@]}" -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -cp "${classpath[*]}" dev.glasshive.cli.Glasshive "$@"
}

# In the C locale Java can neither print nor name a file beyond ASCII.
use_utf8() {
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *UTF-8* | *utf-8* | *UTF8* | *utf8*) return ;;
  esac
  unset LC_ALL
  export LC_CTYPE=C.UTF-8
}

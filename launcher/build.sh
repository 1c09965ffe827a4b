# Builds with Maven when something changed since the last build, one build at a time, and runs the tests.

stamp="$root/app/target/start/glasshive.stamp"
classpath_file="$root/app/target/start/classpath.txt"
build_lock="$root/target/build.lock"
build_started="$root/target/build.started"

build_if_stale() {
  is_stale || return 0
  take_build_lock
  # Another start may have built it while this one waited.
  if is_stale; then
    say "building (the first time fetches the libraries, about 150 MB, and takes some minutes)"
    if ! maven -q -Pstart -pl app -am -Dmaven.test.skip=true package </dev/null >&2; then
      fail "the build failed; the lines above say why. For more of them: ./mvnw -Pstart package"
    fi
    mark_built
  fi
  free_build_lock
}

# The stamp is as old as the start of the last build, and names the folder that was built, since the class path is absolute.
is_stale() {
  local built_at='' newer entry
  if [ -r "$stamp" ]; then IFS= read -r built_at <"$stamp"; fi
  [ "$built_at" = "$root" ] && [ -r "$classpath_file" ] || return 0
  IFS= read -r newer < <(find "$root/pom.xml" "$root"/*/pom.xml "$root"/{assets,engine,lessons,app}/src/main -newer "$stamp" 2>/dev/null) && return 0
  read_classpath
  for entry in "${classpath[@]}"; do
    if [ ! -e "$entry" ]; then return 0; fi
  done
  return 1
}

# Sets `classpath` to its entries, this project's own classes first: as the jar of the version that the others have, since
# Java caches no classes that lie in a folder.
read_classpath() {
  local line version own
  IFS= read -r line <"$classpath_file" || [ -n "$line" ]
  version=${line#*glasshive-engine-}
  own="$root/app/target/start/glasshive-app-${version%%.jar*}.jar"
  if [ ! -r "$own" ]; then own="$root/app/target/start/classes"; fi
  IFS=: read -r -a classpath <<<"$own:$line"
}

mark_built() {
  printf '%s\n' "$root" >"$stamp"
  touch -r "$build_started" "$stamp"
}

# Whoever builds, jars are the same: they hold what may be done with each file.
maven() {
  touch "$build_started"
  # Last on the path: an `unzip` for systems that lack one, which the Maven wrapper asks for.
  (cd "$root" && umask 022 && PATH="$PATH:$root/launcher/bin" MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}" ./mvnw -B "$@")
}

run_tests() {
  local result
  take_build_lock
  maven verify "$@" </dev/null
  result=$?
  free_build_lock
  "$jdk/bin/java" "$root/launcher/SkippedTests.java" "$root" "$build_started"
  exit $result
}

# The lock is a symbolic link to the holder's process id: made in one step, readable, and stale when that process is gone.
take_build_lock() {
  local holder said=''
  mkdir -p "$root/target" || fail "cannot write to $root: build it as the user who owns it."
  until ln -s $$ "$build_lock" 2>/dev/null; do
    holder=$(readlink "$build_lock") || continue
    if kill -0 "$holder" 2>/dev/null || ps -p "$holder" >/dev/null 2>&1; then
      if [ -z "$said" ]; then
        said=yes
        say "waiting for the build that process $holder is doing (if there is none: rm '$build_lock')"
      fi
      sleep 1
    elif [ "$(readlink "$build_lock")" = "$holder" ]; then
      rm -f "$build_lock"
    fi
  done
  trap free_build_lock EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}

free_build_lock() {
  rm -f "$build_lock"
  trap - EXIT INT TERM
}

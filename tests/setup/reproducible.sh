#!/usr/bin/env bash
# Do two clones of the last commit, built in other folders, by another user's rules and in another part of the world, give the same jars, byte for byte?
# tests/setup/reproducible.sh takes two to four minutes. It fetches nothing: build once before, so that the libraries are there. Where the jars differ, they are kept in target/.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
. ./checks.sh
root=$project
. "$project/launcher/say.sh"
. "$project/launcher/jdk.sh"
. "$project/launcher/build.sh"
find_jdk || fail "no JDK $jdk_minimum or newer found"
export JAVA_HOME=$jdk
libraries=${MAVEN_LIBRARIES:-$HOME/.m2/repository}

# build FOLDER VARIABLE=VALUE...: as the launcher does.
build() (
  root=$1
  shift
  # Resources keep the rights that they have in the clone, so a clone for its user alone gives other jars.
  (umask 022 && git clone -q "$project" "$root") && mkdir "$root/target" || fail "cannot clone $project"
  build_started="$root/target/build.started"
  export "$@"
  maven -o -q -Dmaven.repo.local="$libraries" -Pstart -pl app -am -Dmaven.test.skip=true package </dev/null || fail "the build in $root failed"
)

# The sums of all jars, by their places below FOLDER.
jars() { (cd "$1" && find . -name 'glasshive-*.jar' -path '*/target/start/*' | LC_ALL=C sort | while IFS= read -r jar; do printf '%s %s\n' "$(sha256 "$jar")" "$jar"; done); }

other="$scratch/a folder with another, longer nâme"
(umask 022 && build "$scratch/one" TZ=UTC LC_ALL=C) || exit
(umask 077 && mkdir "$scratch/home" && build "$other" TZ=Asia/Kathmandu LC_ALL=C.UTF-8 HOME="$scratch/home" MAVEN_USER_HOME="${MAVEN_USER_HOME:-$HOME/.m2}" \
  MAVEN_OPTS="-Duser.language=tr -Duser.country=TR -Duser.home=$scratch/home") || exit
jars "$scratch/one" >"$scratch/one.sums"
jars "$other" >"$scratch/other.sums"
cat "$scratch/one.sums"
check "each of the four modules has a jar" equals "$(wc -l <"$scratch/one.sums" | tr -d ' ')" 4
check "both builds made the same jars" cmp "$scratch/one.sums" "$scratch/other.sums"
if [ "$failed" -gt 0 ]; then
  rm -rf "$project/target/reproducible"
  mkdir -p "$project/target"
  cp -R "$scratch" "$project/target/reproducible"
fi
report

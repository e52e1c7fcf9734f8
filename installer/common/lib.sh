# Steps that the installers of all systems with a shell share. Sourced with `root` set to the project's folder.
set -euo pipefail

say() { printf '%s\n' "$*" >&2; }

# The project's version, as the POM has it.
version() { sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$root/pom.xml" | head -n 1; }

# The home of a JDK 25 or newer: JAVA_HOME, else one that Maven found, that is on the path, or lies where systems keep them.
jdk25() {
    local home java found
    java=$(readlink -f "$(command -v java || true)" || true)
    # Their paths may have spaces in them.
    mapfile -t found < <(sed -n 's|.*<jdkHome>\(.*\)</jdkHome>.*|\1|p' "$root/target/jdks.xml" 2> /dev/null)
    for home in "${JAVA_HOME:-}" "${found[@]}" "${java%/bin/java}" /usr/lib/jvm/* /opt/*jdk*; do
        if [ -x "$home/bin/jlink" ] && [ -f "$home/release" ] \
            && grep -Eq '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$home/release"; then
            printf '%s\n' "$home"
            return
        fi
    done
    say 'No JDK 25 or newer was found: install one, or point JAVA_HOME at it.'
    return 1
}

# The program's jar and what it needs at run time, in $out/{program,lib}; and the bill of materials, target/bom.xml.
compile() {
    (cd "$root" && env -u JAVA_HOME mvn -B -q -Dmaven.test.skip=true package dependency:copy-dependencies cyclonedx:makeBom \
        -DincludeScope=runtime "-DoutputDirectory=$out/lib")
    # The bill's plugin takes the folder for its own.
    mv "$out/lib/bom.xml" "$root/target/bom.xml"
    rm -f "$out/lib/bom.json"
    rm -rf "$out/program"
    mkdir -p "$out/program"
    cp -p "$root/target/sixin-station-$(version).jar" "$out/program/sixin-station.jar"
}

# The lines of a list file, joined by commas.
listed() { grep -v '^#' "$1" | paste -sd, -; }

# Files as a path of Java's has them: `joined "$out"/lib/*.jar`. The folder may have spaces in its name.
joined() {
    local IFS=:
    printf '%s\n' "$*"
}

# Takes out of $out/lib what a list of patterns names: `without city-only`. One that names nothing any more is told: what
# it was for may be packed under another name.
without() {
    local pattern
    while read -r pattern; do
        case $pattern in '#'*) continue ;; esac
        # shellcheck disable=SC2086 # the pattern is meant to be one
        rm "$out/lib/"$pattern || { say "installer/common/$1: no jar is called $pattern"; return 1; }
    done < "$root/installer/common/$1"
}

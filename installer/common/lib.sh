# Steps that the installers of all systems with a shell share. Sourced with `root` set to the project's folder.
set -euo pipefail

say() { printf '%s\n' "$*" >&2; }

# The project's version, as the POM has it.
version() { sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$root/pom.xml" | head -n 1; }

# The home of a JDK 25 or newer: JAVA_HOME, else one that lies where systems keep them.
jdk25() {
    local home
    for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/*jdk*; do
        if [ -x "$home/bin/jlink" ] && [ -f "$home/release" ] \
            && grep -Eq '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$home/release"; then
            printf '%s\n' "$home"
            return
        fi
    done
    say 'No JDK 25 or newer was found: install one, or point JAVA_HOME at it.'
    return 1
}

# The program's jar and what it needs at run time, in target/installer/{program,lib}; and the bill of materials.
compile() {
    (cd "$root" && env -u JAVA_HOME mvn -B -q -DskipTests package dependency:copy-dependencies cyclonedx:makeBom \
        -DincludeScope=runtime "-DoutputDirectory=$out/lib")
    rm -rf "$out/program" && mkdir -p "$out/program"
    cp -p "$root/target/sixin-station-$(version).jar" "$out/program/sixin-station.jar"
}

# The modules of a list file, joined by commas.
modules() { grep -v '^#' "$1" | paste -sd, -; }

# Licence texts out of the jars themselves, one folder a jar.
licences() {
    local jar name
    mkdir -p "$1"
    for jar in "$out"/lib/*.jar; do
        name=$(basename "$jar" .jar)
        unzip -qq -o -j "$jar" 'META-INF/LICENSE*' 'META-INF/NOTICE*' 'LICENSE*' 'NOTICE*' -d "$1/$name" 2>/dev/null || true
        rmdir "$1/$name" 2>/dev/null || true
    done
    cp -p "$root/assets/fonts/"*[Ll][Ii][Cc]* "$1/" 2>/dev/null || true
}

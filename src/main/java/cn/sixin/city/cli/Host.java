package cn.sixin.city.cli;

import cn.sixin.terminal.Terminal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * What every command works with.
 *
 * @param home where data lies unless an option says otherwise
 */
record Host(Path home, Terminal terminal, SecureRandom random, Clock clock) {}

package cn.sixin.app.cli;

import cn.sixin.app.DataHome;
import cn.sixin.app.station.Station;
import cn.sixin.terminal.Terminal;
import java.time.Clock;
import java.util.function.Function;

/**
 * What every command works with.
 *
 * @param home where the system keeps a station's data; an option names another place
 * @param stations the station of a data folder
 * @param clock in the officer's own time zone
 */
public record Tools(DataHome home, Function<DataHome, Station> stations, Terminal terminal, Clock clock) {}

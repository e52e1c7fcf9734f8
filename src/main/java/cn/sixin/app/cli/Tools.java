package cn.sixin.app.cli;

import cn.sixin.app.DataHome;
import cn.sixin.app.station.Station;
import java.time.Clock;

/**
 * What every command works with.
 *
 * @param clock in the officer's own time zone
 */
public record Tools(DataHome home, Station station, Terminal terminal, Clock clock) {}

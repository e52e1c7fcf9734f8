package cn.sixin.sync;

/** The store in memory, by which the simulation goes. */
class MemoryStationTest extends StationContract {
    private final SimStation station = new MemoryStation(LEDGERS);

    @Override
    SimStation station() {
        return station;
    }
}

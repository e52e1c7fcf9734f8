package cn.sixin.code;

import java.util.List;

/** One thing wrong with what was typed, with the arguments its label needs. */
public record Fault(FaultKind kind, List<Object> arguments) {
    public Fault {
        arguments = List.copyOf(arguments);
    }

    static Fault of(FaultKind kind, Object... arguments) {
        return new Fault(kind, List.of(arguments));
    }

    public boolean warning() {
        return kind.warning();
    }

    /** Whether none of these forbids the value. */
    static boolean allow(List<Fault> faults) {
        return faults.stream().allMatch(Fault::warning);
    }
}

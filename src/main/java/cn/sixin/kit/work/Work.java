package cn.sixin.kit.work;

/** A use case as a plain blocking method. */
@FunctionalInterface
public interface Work<T> {
    /** @param progress where it says how far it is and learns that it is no longer wanted */
    T run(Progress progress) throws Exception;
}

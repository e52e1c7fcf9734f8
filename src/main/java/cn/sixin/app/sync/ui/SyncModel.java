package cn.sixin.app.sync.ui;

import cn.sixin.app.sync.Brought;
import cn.sixin.app.sync.CitySync;
import cn.sixin.app.sync.Packed;
import cn.sixin.app.sync.Receipt;
import cn.sixin.app.sync.Unpacked;
import cn.sixin.kit.Kit;
import cn.sixin.kit.work.Progress;
import cn.sixin.kit.work.Running;
import cn.sixin.store.Preferences;
import cn.sixin.store.Store;
import cn.sixin.store.Sync;
import cn.sixin.store.SyncBook;
import cn.sixin.sync.SyncListener;
import cn.sixin.sync.http.Membership;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The syncing of an open desk: what runs, what came of the last one, what is left. FX thread only. */
public final class SyncModel implements AutoCloseable {
    /** 登录后自动同步; off until somebody switches it on. */
    public static final String AT_SIGN_IN = "sync.at_sign_in";

    /** 退出前自动同步. */
    public static final String AT_EXIT = "sync.at_exit";

    private static final String YES = "yes";
    private static final double KB = 1024.0;
    private static final double SECOND = 1_000_000_000.0;

    private final Kit kit;
    private final CitySync city;
    private final Preferences preferences;
    private final ReadOnlyObjectWrapper<@Nullable Running> running = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Standing> standing = new ReadOnlyObjectWrapper<>(
            new Standing(Optional.empty(), new Sync.Counts(0, 0, 0), new SyncBook.Size(0, 0), Optional.empty()));
    private final ReadOnlyObjectWrapper<Optional<Path>> offered = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final List<Consumer<Receipt>> ends = new CopyOnWriteArrayList<>();

    /** How things stand. @param photos that the server does not have @param last receipt */
    public record Standing(
            Optional<Membership> membership, Sync.Counts counts, SyncBook.Size photos, Optional<Receipt> last) {}

    public SyncModel(Kit kit, Store store, CitySync city) {
        this.kit = kit;
        this.city = city;
        preferences = store.preferences();
    }

    CitySync city() {
        return city;
    }

    /** The sync under way; null when there is none. */
    public ReadOnlyObjectProperty<@Nullable Running> running() {
        return running.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Standing> standing() {
        return standing.getReadOnlyProperty();
    }

    /** The package that was opened from the system's files and waits to be taken. */
    public ReadOnlyObjectProperty<Optional<Path>> offered() {
        return offered.getReadOnlyProperty();
    }

    /** @param file empty when it is taken or turned down */
    public void offer(Optional<Path> file) {
        offered.set(file);
    }

    /** Is told of each sync's end until the desk is closed. */
    public void onEnd(Consumer<Receipt> listener) {
        ends.add(listener);
    }

    /** Looks how things stand, off the FX thread. */
    public void refresh() {
        kit.background()
                .job(kit.text("sync.title"), progress -> now())
                .quiet()
                .onSuccess(standing::set)
                .start();
    }

    private Standing now() {
        return new Standing(
                city.membership(),
                city.sync().counts(),
                city.unsent(),
                city.receipts(1).stream().findFirst());
    }

    /** Begins a sync unless one runs. */
    public void start() {
        if (running.get() != null) {
            return;
        }
        Running run = kit.background()
                .job(kit.text("sync.title"), progress -> {
                    Receipt receipt =
                            city.run(new Heard(progress, city.sync().counts().pending()));
                    return new Ended(receipt, now());
                })
                .onSuccess(ended -> {
                    standing.set(ended.standing());
                    running.set(null);
                    ends.forEach(each -> each.accept(ended.receipt()));
                })
                .onFinally(() -> running.set(null))
                .start();
        if (!run.overProperty().get()) {
            running.set(run);
        }
    }

    /** Writes a package for the city. @param then hears what came of it @param over runs last, whatever happened */
    Running export(Path file, boolean photos, Consumer<Packed> then, Runnable over) {
        return kit.background()
                .job(kit.text("sync.package.exporting"), progress -> city.export(file, photos, progress))
                .onSuccess(then)
                .onFinally(over)
                .start();
    }

    /** Hands in other devices' packages; each answer goes beside its package. @param over as with {@link #export} */
    Running bring(List<Path> asked, Consumer<List<Brought>> then, Runnable over) {
        return kit.background()
                .job(kit.text("sync.package.bringing"), progress -> {
                    List<Brought> all = new ArrayList<>();
                    for (Path each : asked) {
                        progress.at(all.size(), asked.size());
                        if (progress.cancelled()) {
                            break;
                        }
                        Path answer = each.resolveSibling(kit.text("sync.package.bring.name", each.getFileName()));
                        all.add(city.bring(each, answer));
                    }
                    return all;
                })
                .onSuccess(then)
                .onFinally(over)
                .start();
    }

    /** Takes the city's answers, which is a sync's end like another. @param over as with {@link #export} */
    Running take(List<Path> files, Consumer<Unpacked> then, Runnable over) {
        return kit.background()
                .job(kit.text("sync.package.importing"), progress -> {
                    Unpacked unpacked = city.take(files, progress);
                    return new Took(unpacked, now());
                })
                .onSuccess(took -> {
                    standing.set(took.standing());
                    if (took.unpacked() instanceof Unpacked.Done(Receipt receipt, var refused)) {
                        ends.forEach(each -> each.accept(receipt));
                    }
                    then.accept(took.unpacked());
                })
                .onFinally(over)
                .start();
    }

    private record Took(Unpacked unpacked, Standing standing) {}

    private record Ended(Receipt receipt, Standing standing) {}

    public boolean wants(String preference) {
        return preferences
                .get(Preferences.STATION, preference)
                .filter(YES::equals)
                .isPresent();
    }

    public void want(String preference, boolean is) {
        if (is) {
            preferences.put(Preferences.STATION, preference, YES);
        } else {
            preferences.remove(Preferences.STATION, preference);
        }
    }

    /** What runs comes to its end soon; what was not done waits. */
    public void stop() {
        Running run = running.get();
        if (run != null) {
            run.cancel();
        }
    }

    @Override
    public void close() {
        stop();
        ends.clear();
        city.cutOff();
    }

    /** Says on the screen what the round's thread does. */
    private final class Heard implements SyncListener {
        private final Progress progress;
        private final long waiting;
        private final long begun = System.nanoTime();
        private final long before = city.moved();

        Heard(Progress progress, long waiting) {
            this.progress = progress;
            this.waiting = waiting;
            progress.say(kit.text("sync.phase.signing_in", waiting));
        }

        @Override
        public void at(Phase phase, long done, long total) {
            boolean sends = phase == Phase.SENDING;
            long all = sends ? Math.max(waiting, done) : total;
            progress.at(done, phase == Phase.WAITING ? 0 : all);
            String words = kit.text(
                    "sync.phase." + phase.name().toLowerCase(Locale.ROOT),
                    phase == Phase.SIGNING_IN ? waiting : done,
                    all,
                    all - done);
            double kilobytes = (city.moved() - before) / KB;
            double seconds = Math.max((System.nanoTime() - begun) / SECOND, 1);
            progress.say(kit.text("sync.phase.with_speed", words, "%.0f".formatted(kilobytes / seconds)));
        }

        @Override
        public boolean cancelled() {
            return progress.cancelled();
        }
    }
}

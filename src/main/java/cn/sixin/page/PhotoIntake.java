package cn.sixin.page;

import cn.sixin.kit.work.Background;
import cn.sixin.kit.work.Running;
import cn.sixin.ledger.Problem;
import cn.sixin.picture.Photos;
import cn.sixin.picture.Taken;
import cn.sixin.store.Attachment;
import cn.sixin.store.files.StoreTrouble;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes photos into the store, one after another, so that the memory holds one at a time however many were dropped. FX
 * thread only; the pictures themselves are read, made small and kept apart from it.
 */
public final class PhotoIntake {
    private final Background background;
    private final Desk desk;
    private final Told told;
    private final Deque<Supplier<Taken>> waiting = new ArrayDeque<>();
    private @Nullable Running running;
    private int of;
    private int done;

    /** What becomes of each; on the FX thread. */
    public interface Told {
        void kept(String hash);

        void refused(Problem problem);

        /** Which one is under way, of how many; 0 of 0 when none is. */
        void at(int number, int total);
    }

    public PhotoIntake(Background background, Desk desk, Told told) {
        this.background = background;
        this.desk = desk;
        this.told = told;
    }

    public void files(List<Path> files) {
        files.forEach(file -> waiting.add(() -> Photos.of(file)));
        begin(files.size());
    }

    /** What is on a clipboard. @param pixels ARGB, row by row; asked for off the FX thread */
    public void picture(int width, int height, Supplier<int[]> pixels) {
        waiting.add(() -> new Taken.Fit(Photos.of(pixels.get(), width, height)));
        begin(1);
    }

    private void begin(int more) {
        of += more;
        if (running == null) {
            next();
        } else {
            told.at(done + 1, of);
        }
    }

    /** Leaves out what is still waiting; the one under way comes to its end. */
    public void cancel() {
        waiting.clear();
        of = done + (running == null ? 0 : 1);
        if (running != null) {
            told.at(done + 1, of);
        }
    }

    private void next() {
        Supplier<Taken> photo = waiting.poll();
        if (photo == null) {
            running = null;
            done = 0;
            of = 0;
            told.at(0, 0);
            return;
        }
        told.at(done + 1, of);
        running = background
                .job(desk.labels().text("page.photo.adding", done + 1, of), progress -> keep(photo.get()))
                .onSuccess(this::came)
                .onFinally(() -> {
                    done++;
                    next();
                })
                .start();
    }

    private record Came(Taken taken, Optional<StoreTrouble> trouble) {}

    private Came keep(Taken taken) {
        return new Came(
                taken,
                taken instanceof Taken.Fit(Attachment photo)
                        ? desk.store().attachments().keep(photo)
                        : Optional.empty());
    }

    private void came(Came came) {
        switch (came.taken()) {
            case Taken.Fit(Attachment photo) ->
                came.trouble()
                        .ifPresentOrElse(trouble -> told.refused(trouble.problem()), () -> told.kept(photo.hash()));
            case Taken.Refused(Problem problem) -> told.refused(problem);
        }
    }
}

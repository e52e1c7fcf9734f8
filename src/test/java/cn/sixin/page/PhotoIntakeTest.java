package cn.sixin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.sixin.kit.work.DirectRunner;
import cn.sixin.ledger.Labels;
import cn.sixin.ledger.Problem;
import cn.sixin.picture.CameraPhotos;
import cn.sixin.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One photo after another, each told, and stopped where the officer stops it. */
class PhotoIntakeTest {
    @TempDir
    Path home;

    private final List<String> kept = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> at = new ArrayList<>();

    /** @param stopAfter kept photos after which the officer stops it */
    private PhotoIntake intake(Desk desk, int stopAfter) {
        PhotoIntake[] made = new PhotoIntake[1];
        made[0] = new PhotoIntake(
                new DirectRunner(fault -> {
                    throw new AssertionError(fault);
                }),
                desk,
                new PhotoIntake.Told() {
                    @Override
                    public void kept(String hash) {
                        kept.add(hash);
                        if (kept.size() == stopAfter) {
                            made[0].cancel();
                        }
                    }

                    @Override
                    public void refused(Problem problem) {
                        refused.add(problem.key());
                    }

                    @Override
                    public void at(int number, int total) {
                        at.add(number + "/" + total);
                    }
                });
        return made[0];
    }

    private Path photo(int number) throws Exception {
        return CameraPhotos.jpeg(home.resolve(number + ".jpg"), 100 + number, 80, 1);
    }

    @Test
    void eachIsKeptAndWhatIsNoPictureIsSaid() throws Exception {
        try (Store store = Rows.store(home.resolve("store"))) {
            Desk desk = Desk.open(store, Labels.of(Locale.CHINA), Clock.systemUTC(), "梁安");
            intake(desk, Integer.MAX_VALUE).files(List.of(photo(1), home.resolve("none.jpg"), photo(2)));
            assertEquals(2, kept.size());
            assertEquals(2, store.attachments().count());
            assertEquals(List.of("picture.not_picture"), refused);
            assertEquals(List.of("1/3", "2/3", "3/3", "0/0"), at);

            kept.clear();
            intake(desk, 1).files(List.of(photo(3), photo(4), photo(5)));
            assertEquals(1, kept.size(), "the rest was left out");
            assertEquals(3, store.attachments().count());
            assertEquals("0/0", at.getLast());
        }
    }
}

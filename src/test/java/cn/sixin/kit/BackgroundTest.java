package cn.sixin.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.kit.work.DirectRunner;
import cn.sixin.kit.work.Latest;
import cn.sixin.kit.work.Running;
import cn.sixin.kit.work.ThreadRunner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;

class BackgroundTest extends FxTest {
    private final List<Exception> errors = new ArrayList<>();

    @Test
    void workRunsApartAndItsOutcomeComesBackToTheScreen() {
        try (ThreadRunner runner = new ThreadRunner(errors::add)) {
            List<String> seen = new ArrayList<>();
            fx(() -> runner.job("读取", progress -> Platform.isFxApplicationThread() ? "screen" : "apart")
                    .onSuccess(where -> seen.add(where + ",fx=" + Platform.isFxApplicationThread()))
                    .onFinally(() -> seen.add("last"))
                    .start());
            await("the outcome", () -> seen.size() == 2);
            assertEquals(List.of("apart,fx=true", "last"), seen);
        }
    }

    @Test
    void aFailureTellsThePageThenTheOneHandlerThenEnds() {
        List<String> order = new ArrayList<>();
        DirectRunner runner = new DirectRunner(failure -> order.add("handler " + failure.getMessage()));
        runner.job("保存", progress -> {
                    throw new IOException("disk");
                })
                .onSuccess(value -> order.add("success"))
                .onError(failure -> order.add("page"))
                .onFinally(() -> order.add("last"))
                .start();
        assertEquals(List.of("page", "handler disk", "last"), order);
    }

    @Test
    void runningWorkIsListedAndCancelStopsItWithoutAnError() throws InterruptedException {
        try (ThreadRunner runner = new ThreadRunner(errors::add)) {
            CountDownLatch begun = new CountDownLatch(1);
            List<String> seen = new ArrayList<>();
            Running run = fx(() -> runner.job("导入", progress -> {
                        for (long row = 0; ; row++) {
                            progress.at(row, 1_000_000_000);
                            progress.say("第 " + row + " 行");
                            begun.countDown();
                            progress.check();
                        }
                    })
                    .onSuccess(value -> seen.add("success"))
                    .onFinally(() -> seen.add("last"))
                    .start());
            assertTrue(begun.await(60, TimeUnit.SECONDS));
            assertEquals(List.of(run), fx(() -> List.copyOf(runner.running())));
            await("a message", () -> run.messageProperty().get().startsWith("第 "));
            run.cancel();
            await("the end", () -> run.overProperty().get());
            assertEquals(List.of("last"), seen);
            assertEquals(List.of(), errors);
            assertEquals(List.of(), fx(() -> List.copyOf(runner.running())));
        }
    }

    @Test
    void onlyTheNewestRequestIsShownThoughAnOlderOneComesInLater() {
        try (ThreadRunner runner = new ThreadRunner(errors::add)) {
            List<String> shown = new ArrayList<>();
            CountDownLatch newerShown = new CountDownLatch(1);
            CountDownLatch olderOver = new CountDownLatch(1);
            CountDownLatch olderUnderWay = new CountDownLatch(1);
            Latest latest = fx(() -> new Latest(runner));
            fx(() -> latest.ask(
                    "older",
                    progress -> {
                        olderUnderWay.countDown();
                        newerShown.await();
                        olderOver.countDown();
                        return "older";
                    },
                    shown::add));
            // One that has not begun when it is cancelled never runs at all.
            await("the older request's beginning", () -> olderUnderWay.getCount() == 0);
            fx(() -> latest.ask("newer", progress -> "newer", value -> {
                shown.add(value);
                newerShown.countDown();
            }));
            await("the older request's end", () -> olderOver.getCount() == 0);
            runner.close();
            settle();
            assertEquals(List.of("newer"), shown);
        }
    }
}

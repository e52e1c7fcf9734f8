package cn.sixin.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleImportTest {
    @Test
    void peek() throws Exception {
        for (String name : List.of("roster-clean.xlsx", "survey-messy.xlsx")) {
            long t = System.nanoTime();
            Plan plan = Samples.plan(Samples.file(name), List.of());
            System.out.println(name + " ms " + (System.nanoTime() - t) / 1_000_000);
            plan.selections()
                    .getFirst()
                    .mapping()
                    .targets()
                    .forEach((k, v) -> System.out.println(k.title() + " -> " + v));
            System.out.println(plan.counts());
            plan.skipped().forEach(System.out::println);
            plan.kinds().forEach((k, v) -> System.out.println(v + " " + k.key() + " " + k.text(Samples.ZH)));
            plan.rows().stream()
                    .filter(r -> !r.findings().isEmpty())
                    .limit(60)
                    .forEach(r -> System.out.println(Samples.explain(plan, r)));
        }
        assertEquals(1, 1);
    }
}

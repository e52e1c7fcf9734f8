package cn.sixin.house;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.PrintWriter;
import java.util.Arrays;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Runs the tests of packages in a runtime that Maven does not start: an image's own, with the jars that were cut for it
 * ({@code installer/linux/exchange-test}). A class that was cut and is needed fails a test here.
 */
public final class OnImage {

    private OnImage() {}

    /** @param packages whose tests are run; ends with 1 when one fails or there are none */
    public static void main(String[] packages) {
        LauncherDiscoveryRequest tests = LauncherDiscoveryRequestBuilder.request()
                .selectors(
                        Arrays.stream(packages).map(each -> selectPackage(each)).toList())
                .filters(ClassNameFilter.includeClassNamePatterns(".*Test"))
                .build();
        SummaryGeneratingListener heard = new SummaryGeneratingListener();
        LauncherFactory.create().execute(tests, heard);
        PrintWriter out = new PrintWriter(System.out, true);
        heard.getSummary().printFailuresTo(out, 40);
        long succeeded = heard.getSummary().getTestsSucceededCount();
        long failed = heard.getSummary().getTotalFailureCount();
        out.println(succeeded + " tests succeeded, " + failed + " failed");
        System.exit(failed > 0 || succeeded == 0 ? 1 : 0);
    }
}

package cn.sixin.city.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.sixin.city.board.BoardFigures;
import cn.sixin.city.board.Passes;
import cn.sixin.city.db.MemoryDatabase;
import cn.sixin.city.db.Overview;
import cn.sixin.city.db.Viewers;
import cn.sixin.sync.protocol.Answer;
import cn.sixin.sync.protocol.Op;
import cn.sixin.sync.protocol.Protocol;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The bureau's board, by plain HTTP and its parsed page; {@link BoardBrowserTest} looks at it in a real browser. */
class BoardTest {
    private static TestCity city;
    private static HttpClient http;
    private static String password;

    @BeforeAll
    static void serve() {
        city = new TestCity(MemoryDatabase.fresh(), Limits.STANDARD.times(10));
        http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        password = new Viewers(city.database(), new SecureRandom(), city.clock()).add("李处");
        fill(city);
    }

    @AfterAll
    static void stop() {
        http.close();
        city.close();
    }

    /** Two towns with dispatch rows of which the sums are known, and a conflict. */
    static void fill(TestCity city) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            TestDevice changan = new TestDevice(city.address(), client, city.code("441900119"));
            UUID one = UUID.randomUUID();
            UUID two = UUID.randomUUID();
            UUID three = UUID.randomUUID();
            changan.push(
                    "441900119",
                    TestDevice.create(1, one, "东莞市甲电子厂"),
                    TestDevice.create(2, two, "东莞市乙制衣厂"),
                    TestDevice.create(3, three, "东莞市丙五金厂"),
                    dispatch(4, one, "2027-02-13", "partly", 100, 20, 10),
                    dispatch(5, one, "2027-02-14", "fully", 100, 20, 70),
                    dispatch(6, two, "2027-02-12", "not_yet", 50, 5, 0),
                    dispatch(7, three, "2027-02-14", "closed_moved", 30, 0, 0),
                    dispatch(8, two, "2027-02-15", "fully", 50, 5, 50));
            TestDevice humen = new TestDevice(city.address(), client, city.code("441900121"));
            UUID four = UUID.randomUUID();
            humen.push(
                    "441900121",
                    TestDevice.create(1, four, "虎门丁服装厂"),
                    dispatch(2, four, "2027-02-14", "fully", 200, 10, 30));
            TestDevice second = new TestDevice(city.address(), client, city.code("441900119"));
            changan.push(
                    "441900119",
                    TestDevice.op(9, Op.Kind.UPDATE, one, 1, Map.of("contact", "李"), Map.of("contact", "王")));
            Answer answer = second.push(
                            "441900119",
                            TestDevice.op(1, Op.Kind.UPDATE, one, 1, Map.of("contact", "李"), Map.of("contact", "赵")))
                    .getFirst();
            assertEquals(Answer.Status.CONFLICT, answer.status());
        }
    }

    private static Op dispatch(
            long seq, UUID enterprise, String day, String state, int goingHome, int staying, int returned) {
        Map<String, @Nullable Object> set = new TreeMap<>(Map.of(
                "enterprise",
                enterprise.toString(),
                "as_of",
                day,
                "open_state",
                state,
                "going_home",
                (long) goingHome,
                "staying",
                (long) staying,
                "returned",
                (long) returned));
        return new Op(
                        seq,
                        UUID.randomUUID(),
                        "",
                        Op.Kind.CREATE,
                        "dispatch",
                        UUID.randomUUID(),
                        0,
                        Map.of(),
                        set,
                        TestDevice.EDITED,
                        "陈晓",
                        null)
                .hashed();
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(city.address().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String form, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(city.address().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String form(String name, String typed) {
        return "name=" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "&password="
                + URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }

    private static String cookie() throws IOException, InterruptedException {
        HttpResponse<String> answer = post("/board/sign-in", form("李处", password));
        assertEquals(303, answer.statusCode());
        assertEquals("/board", answer.headers().firstValue("Location").orElse(""));
        String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(set.contains("HttpOnly") && set.contains("SameSite=Strict") && set.contains("Path=/board"), set);
        return set.substring(0, set.indexOf(';'));
    }

    private static Map<String, List<String>> table(Document page, String id) {
        Map<String, List<String>> rows = new TreeMap<>();
        for (Element row : page.select("#" + id + " tbody tr, #" + id + " tfoot tr")) {
            rows.put(
                    row.select("th").text(),
                    row.select("td").stream().map(Element::text).toList());
        }
        return rows;
    }

    @Test
    void ratesAreSumsDividedBySums() throws Exception {
        HttpResponse<String> answer = get("/board", "Cookie", cookie());
        assertEquals(200, answer.statusCode());
        Document page = Jsoup.parse(answer.body());
        Map<String, List<String>> towns = table(page, "towns");
        assertEquals(37, towns.size(), "36 towns and the city");
        // 长安: one stands as of today, two as of the 12th (tomorrow's row does not count yet), three has moved away.
        assertEquals(
                List.of("2", "02-14 10:00", "1", "2", "1", "150", "70", "50.00%", "46.67%", "54.29%"),
                towns.get("长安镇"));
        assertEquals(
                List.of("1", "02-14 10:00", "0", "1", "1", "200", "30", "100.00%", "15.00%", "19.05%"),
                towns.get("虎门镇"));
        assertEquals(List.of("0", "从未", "0", "0", "0", "0", "0", "—", "—", "—"), towns.get("沙田镇"));
        // 2/3, 100/350, (100+35)/385: not the means of the towns' rates.
        assertEquals(
                List.of("1", "3", "2", "350", "100", "66.67%", "28.57%", "35.06%"),
                java.util.Objects.requireNonNull(towns.get("全市")).subList(2, 10));
        Map<String, List<String>> rows = table(page, "rows");
        int enterprises = page.select("#rows thead th").eachText().indexOf("企业名册") - 1;
        int dispatch = page.select("#rows thead th").eachText().indexOf("日调度") - 1;
        assertEquals("3", java.util.Objects.requireNonNull(rows.get("长安镇")).get(enterprises));
        assertEquals("6", java.util.Objects.requireNonNull(rows.get("全市")).get(dispatch));
    }

    @Test
    void nobodyIsNamed() throws Exception {
        String page = get("/board", "Cookie", cookie()).body();
        for (String personal : List.of("陈晓", "甲电子", "丁服装", "1990000", "赵", "王", "办公桌")) {
            assertFalse(page.contains(personal), personal);
        }
    }

    @Test
    void onlyWhoIsSignedInSeesIt() throws Exception {
        for (String cookie : List.of("", "board=", "board=a.b.c", "board=5p2O5aSE.9999999999.AAAA", "other=x")) {
            HttpResponse<String> answer = cookie.isEmpty() ? get("/board") : get("/board", "Cookie", cookie);
            assertEquals(303, answer.statusCode(), cookie);
            assertEquals(
                    "/board/sign-in", answer.headers().firstValue("Location").orElse(""));
            assertFalse(answer.body().contains("长安"), cookie);
        }
        for (String[] wrong : new String[][] {{"李处", "x"}, {"", ""}, {"王处", password}, {"李处", ""}}) {
            HttpResponse<String> answer = post("/board/sign-in", form(wrong[0], wrong[1]));
            assertEquals(403, answer.statusCode());
            assertTrue(answer.headers().firstValue("Set-Cookie").isEmpty());
            assertEquals(1, Jsoup.parse(answer.body()).select("[role=alert]").size());
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            TestDevice device = new TestDevice(city.address(), client, city.code("441900129"));
            assertEquals(303, device.send("GET", "/board", null).statusCode(), "a device is no viewer");
        }
    }

    @Test
    void aPassEndsWithTheDayOrThePassword() throws Exception {
        Viewers viewers = new Viewers(city.database(), new SecureRandom(), city.clock());
        cn.sixin.city.device.Seal seal = new cn.sixin.city.device.Seal(new byte[32]);
        cn.sixin.city.db.TestClock clock =
                new cn.sixin.city.db.TestClock(city.clock().instant());
        Passes passes = new Passes(seal, viewers, clock);
        String first = viewers.add("张处");
        String pass = passes.issue("张处", first).orElseThrow();
        assertEquals("张处", passes.viewer(pass).orElseThrow());
        clock.pass(Passes.LIFE);
        assertTrue(passes.viewer(pass).isEmpty(), "over");
        String second = passes.issue("张处", first).orElseThrow();
        viewers.add("张处");
        assertTrue(passes.viewer(second).isEmpty(), "another password since");
        assertTrue(passes.issue("张处", first).isEmpty());
        viewers.remove("张处");
    }

    @Test
    void aNameWithManyTriesWaits() throws Exception {
        String known = new Viewers(city.database(), new SecureRandom(), city.clock()).add("忘处");
        for (int i = 0; i < 10; i++) {
            assertEquals(403, post("/board/sign-in", form("忘处", "guess" + i)).statusCode());
        }
        assertEquals(403, post("/board/sign-in", form("忘处", known)).statusCode(), "even with the right one");
        city.clock().pass(java.time.Duration.ofSeconds(11));
        assertEquals(303, post("/board/sign-in", form("忘处", known)).statusCode());
    }

    @Test
    void thePageIsShutToOthersScriptsAndFrames() throws Exception {
        HttpResponse<String> page = get("/board", "Cookie", cookie());
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), policy);
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
        assertEquals(
                "nosniff", page.headers().firstValue("X-Content-Type-Options").orElse(""));
        assertTrue(Jsoup.parse(page.body()).select("script, [onclick], [style]").isEmpty());
        assertEquals(200, get("/board/board.css").statusCode());
        HttpResponse<String> out = post("/board/sign-out", "");
        assertEquals(303, out.statusCode());
        String removed = out.headers().firstValue("Set-Cookie").orElse("");
        assertTrue(removed.startsWith("board=;") && removed.contains("1970"), removed);
    }

    @Test
    void whatPeopleTypeIsShownAsText() throws Exception {
        String mark = "<b>\"&";
        String its = new Viewers(city.database(), new SecureRandom(), city.clock()).add(mark);
        HttpResponse<String> signedIn = post("/board/sign-in", form(mark, its));
        String cookie =
                signedIn.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        Document page = Jsoup.parse(get("/board", "Cookie", cookie).body());
        assertEquals(mark, page.select("header form span").text());
        assertTrue(page.select("header form span b").isEmpty());
    }

    @Test
    void inEnglishForWhoReadsEnglish() throws Exception {
        Document page = Jsoup.parse(
                get("/board", "Cookie", cookie(), "Accept-Language", "en-GB,en").body());
        assertEquals("en", page.select("html").attr("lang"));
        assertFalse(page.text().contains("city.board"), page.text());
        assertFalse(Jsoup.parse(get("/board", "Cookie", cookie()).body()).text().contains("city.board"));
    }

    @Test
    void aTownIsCountedAgainOnlyWhenSomethingChanged() {
        BoardFigures figures = new BoardFigures(new Overview(city.database()), city.clock());
        var before = figures.towns();
        try (HttpClient client = HttpClient.newHttpClient()) {
            TestDevice device = new TestDevice(city.address(), client, city.code("441900123"));
            device.push("441900123", TestDevice.create(1, UUID.randomUUID(), "沙田新厂"));
        }
        var after = figures.towns();
        for (int i = 0; i < before.size(); i++) {
            boolean changed = after.get(i).town().equals("441900123");
            assertEquals(
                    changed,
                    !before.get(i).rows().equals(after.get(i).rows()),
                    after.get(i).town());
            if (!changed) {
                assertTrue(before.get(i).figures() == after.get(i).figures(), "not summed again");
            }
        }
        assertEquals(Protocol.CITY.length(), after.getFirst().town().length());
    }
}

package cn.sixin.city.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A real Chromium without a window, told what to do over its own debugging protocol. */
final class Browser implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final List<String> complaints = new ArrayList<>();
    private int last;

    /** Where it is installed. */
    static Optional<Path> installed() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param profile an empty folder */
    Browser(Path program, Path profile) throws IOException, InterruptedException {
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--lang=zh-CN",
                        "--accept-lang=zh-CN",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        URI debugging = URI.create(listening().replaceFirst("^ws", "http")).resolve("/json/new?about:blank");
        JsonNode page = OpenApi.JSON.readTree(http.send(
                        HttpRequest.newBuilder(debugging)
                                .PUT(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(page.get("webSocketDebuggerUrl").asString()), new Listener())
                .join();
        for (String domain : List.of("Page", "Runtime", "Log")) {
            call(domain + ".enable", Map.of());
        }
    }

    private String listening() throws IOException {
        BufferedReader errors =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            int at = line.indexOf("ws://");
            if (at >= 0) {
                Thread.ofVirtual().start(() -> errors.lines().forEach(ignored -> {}));
                return line.substring(at).strip();
            }
        }
        throw new IOException("the browser ended at once");
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean end) {
            text.append(data);
            if (end) {
                messages.add(OpenApi.JSON.readTree(text.toString()));
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }
    }

    private JsonNode call(String method, Map<String, Object> parameters) throws InterruptedException {
        int id = ++last;
        socket.sendText(OpenApi.JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        return await(message -> message.path("id").asInt(0) == id).path("result");
    }

    private JsonNode await(java.util.function.Predicate<JsonNode> wanted) throws InterruptedException {
        for (; ; ) {
            JsonNode message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new IllegalStateException("the browser does not answer");
            }
            String method = message.path("method").asString("");
            if (method.equals("Log.entryAdded") || method.equals("Runtime.exceptionThrown")) {
                complaints.add(message.get("params").toString());
            }
            if (wanted.test(message)) {
                return message;
            }
        }
    }

    /** Opens a page and waits until it is there. */
    void open(URI page) throws InterruptedException {
        call("Page.navigate", Map.of("url", page.toString()));
        await(message -> message.path("method").asString("").equals("Page.loadEventFired"));
    }

    /** Clicks what goes to another page and waits until that is there. */
    void follow(String selector) throws InterruptedException {
        evaluate("document.querySelector('" + selector + "').click()");
        await(message -> message.path("method").asString("").equals("Page.loadEventFired"));
    }

    /** Types into a field as a person does. */
    void type(String selector, String text) throws InterruptedException {
        evaluate("document.querySelector('" + selector + "').focus()");
        call("Input.insertText", Map.of("text", text));
    }

    /** What a JavaScript expression gives. */
    JsonNode evaluate(String expression) throws InterruptedException {
        return call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true))
                .path("result")
                .path("value");
    }

    void size(int width, int height, double scale) throws InterruptedException {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", false));
    }

    void dark(boolean dark) throws InterruptedException {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    void picture(Path file) throws IOException, InterruptedException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        String png = call("Page.captureScreenshot", Map.of("format", "png"))
                .get("data")
                .asString();
        Files.write(file, Base64.getDecoder().decode(png));
    }

    /** What the page's console was told: errors, and what the page's own policy forbade. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
        http.shutdownNow();
    }
}

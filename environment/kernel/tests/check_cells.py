"""What cells do: values, output, errors."""

import base64

from session import Failure, expect, expect_in


def check_values(kernel):
    for code, text in {
        "1 + 1": "2",
        '"text"': "text",
        "List.of(1, 2)": "[1, 2]",
        "new double[][] {{1, 2}, {3}}": "[[1.0, 2.0], [3.0]]",
        "int a = 3; a * 2;": "6",
        "a": "3",
        "(Object) new int[200]": "[" + "0, " * 50 + "... (200 elements)]",
    }.items():
        expect(kernel.run(code).result, {"text/plain": text}, code)


def check_cells_without_value(kernel):
    for code in ("int b = 3;", "b = 4", "null", 'display("x");', "// nothing", "", "for (;;) break;", 'System.out.printf("");'):
        answer = kernel.run(code)
        expect((answer.status, answer.result), ("ok", None), code)


def check_default_imports(kernel):
    code = """List<Object> all = List.of(new ArrayList<>(), BigInteger.ONE, URI.create("a:b"), Pattern.compile("x"), Path.of("p"),
    Duration.ZERO, Executors.class, new StringReader(""), (Function<String, String>) s -> s, Stream.of(1));
all.size()"""
    expect(kernel.run(code).result, {"text/plain": "10"}, "imports")


def check_forward_references(kernel):
    code = """sealed interface Shape permits Disc, Square {}
record Disc(double r) implements Shape { double area() { return pi() * r * r; } }
record Square(double a) implements Shape {}
class First { Second second = new Second(); }
class Second { int value = 7; }
double pi() { return 3; }
Shape shape = new Disc(1);
((Disc) shape).area() + new First().second.value"""
    answer = kernel.run(code)
    expect(answer.result, {"text/plain": "10.0"}, "value")
    expect(answer.text("stderr"), "", "warnings")


def check_reference_that_stays_open(kernel):
    answer = kernel.run("int open() {\n  return notThere(1);\n}")
    expect(answer.status, "ok", "declaration")
    expect_in("open cannot be used before there is method notThere(int)", answer.text("stderr"), "warning")
    expect_in("    return notThere(1);\n           ", answer.text("stderr"), "place")
    answer = kernel.run("open()")
    expect(answer.error["ename"], "UnresolvedReference", "use")
    expect_in("there is method notThere(int)", answer.error["evalue"], "use")
    expect(kernel.run("int notThere(int i) { return i; }\nopen()").result, {"text/plain": "1"}, "use after the declaration")


def check_compile_errors(kernel):
    answer = kernel.run("int k1 = 1;\n\n// comment\nint y = Maht.sqrt(2);\nint k2 = 2;")
    expect(answer.error["ename"], "CompilationError", "name")
    expect_in("cannot find symbol", answer.error["evalue"], "message")
    expect_in(", line 4", answer.error["evalue"], "place")
    expect_in("\n    int y = Maht.sqrt(2);\n            ^^^^\n", answer.traceback + "\n", "mark")
    for hidden in ("REPL", "$JShell", "at java.base", "criticaldiffusion.kernel"):
        if hidden in answer.traceback:
            raise Failure(f"{hidden} in {answer.traceback}")
    for code, message, mark in (
        ('int n = "a";', "incompatible types", "    int n = \"a\";\n            ^^^"),
        ("int n = 3\nint m = 4", "';' expected", "    int n = 3\n             ^"),
        ("for (int i = 0;", "reached end of file while parsing", "    for (int i = 0;\n                   ^"),
        ("%maven a:b:1", "no magics", "    %maven a:b:1\n    ^^^^^^^^^^^^"),
        ("\n\nString s = ;", "illegal start of expression", "    String s = ;\n               ^"),
    ):
        answer = kernel.run(code)
        expect_in(message, answer.error["evalue"], code)
        expect_in(mark, answer.traceback, code)
    expect(kernel.run("k1").result, {"text/plain": "1"}, "what stands before the error")


def check_exceptions(kernel):
    code = """double inverse(int n) {

  if (n == 0) throw new IllegalArgumentException("n = 0", new RuntimeException("deeper"));
  return 1.0 / n;
}

// call
Stream.of(2, 1, 0).mapToDouble(n -> inverse(n)).sum()"""
    answer = kernel.run(code)
    cell = f"cell {answer.reply['execution_count']}"
    expect(answer.error["ename"], "java.lang.IllegalArgumentException", "name")
    expect(answer.error["evalue"], "n = 0", "message")
    own = [
        f"    at inverse ({cell}, line 3)",
        '        if (n == 0) throw new IllegalArgumentException("n = 0", new RuntimeException("deeper"));',
        f"    at lambda ({cell}, line 8)",
        "        Stream.of(2, 1, 0).mapToDouble(n -> inverse(n)).sum()",
        f"    at {cell}, line 8",
        "        Stream.of(2, 1, 0).mapToDouble(n -> inverse(n)).sum()",
    ]
    wanted = ["java.lang.IllegalArgumentException: n = 0", *own, "Caused by: java.lang.RuntimeException: deeper", *own]
    expect(answer.traceback.split("\n"), wanted, "trace")


def check_exceptions_of_all_kinds(kernel):
    for code, name, text in (
        ("String none = null; none.length()", "java.lang.NullPointerException", '"none" is null'),
        ("int deep(int i) { return deep(i + 1) + 1; }\ndeep(0)", "java.lang.StackOverflowError", ""),
        ("long[][] much = new long[64][Integer.MAX_VALUE - 2];", "java.lang.OutOfMemoryError", ""),
        ('throw new Exception("checked")', "java.lang.Exception", "checked"),
        ('new Object() { public String toString() { throw new IllegalStateException("no text"); } }', "java.lang.IllegalStateException", "no text"),
        ("IntStream.range(0, 9).parallel().map(i -> 1 / (i - 4)).sum()", "java.lang.ArithmeticException", ""),
        ("class Broken { static int x = 1 / 0; }\nBroken.x", "java.lang.ExceptionInInitializerError", ""),
    ):
        answer = kernel.run(code)
        expect(answer.status, "error", code)
        expect(answer.error["ename"], name, code)
        expect_in(text, answer.error["evalue"], code)
        if len(answer.error["traceback"]) > 60:
            raise Failure(f"{len(answer.error['traceback'])} lines of trace for {code}")
    expect(kernel.run("1 + 1").result, {"text/plain": "2"}, "cell afterwards")


def check_exit_does_not_end_the_kernel(kernel):
    for code in ("System.exit(3);", "Runtime.getRuntime().exit(3);", "Runtime.getRuntime().halt(3);"):
        answer = kernel.run(code, patience=20)
        expect(answer.error["ename"], "SystemExit", code)
    expect(kernel.run("1 + 1").result, {"text/plain": "2"}, "cell afterwards")


def check_cells_share_a_thread(kernel):
    kernel.run("var lock = new java.util.concurrent.locks.ReentrantLock(); var mine = ThreadLocal.withInitial(() -> 0);\nlock.lock(); mine.set(5);")
    expect(kernel.run("lock.unlock();\nmine.get()").result, {"text/plain": "5"}, "lock and thread-local value")
    kernel.run("Thread.currentThread().interrupt();")
    expect(kernel.run("Thread.interrupted()").result, {"text/plain": "false"}, "flag at the beginning of a cell")


def check_redeclaration(kernel):
    kernel.run("record P(int x) {}\nP p = new P(1);")
    answer = kernel.run("record P(int x, int y) {}")
    expect_in("p lost its value", answer.text("stderr"), "note on the lost value")
    answer = kernel.run("record P(int x, int y) {}\nP p = new P(1, 2);\np")
    expect(answer.result, {"text/plain": "P[x=1, y=2]"}, "new type")
    expect(answer.text("stderr"), "", "note on a variable declared in the same cell")
    kernel.run("int size = 3;\nvar sized = new ArrayList<>(List.of(size));\nint plus = size + 1;")
    expect_in("sized lost its value", kernel.run("int size = 4;").text("stderr"), "note on a variable of inferred type")
    expect(kernel.run("plus").result, {"text/plain": "4"}, "a variable of declared type")


def check_output_in_order(kernel):
    code = """for (int i = 0; i < 50; i++) {
  System.out.println("out " + i);
  display("shown " + i);
  if (i % 10 == 0) System.err.println("err " + i);
}"""
    seen = []
    for message in kernel.run(code).published:
        content = message["content"]
        if message["msg_type"] == "stream":
            seen += content["text"].splitlines()
        elif message["msg_type"] == "display_data":
            seen.append(content["data"]["text/plain"])
    wanted = []
    for i in range(50):
        wanted += [f"out {i}", f"shown {i}"] + ([f"err {i}"] if i % 10 == 0 else [])
    expect(seen, wanted, "order")


def check_much_output(kernel):
    answer = kernel.run('for (int i = 0; i < 300_000; i++) System.out.println("zeile φ ü 🙂 " + i);')
    expect(answer.text(), "".join(f"zeile φ ü 🙂 {i}\n" for i in range(300_000)), "text")
    messages = len(answer.contents("stream"))
    if messages > 1000:
        raise Failure(f"{messages} messages")


def check_output_of_a_thread_that_outlives_its_cell(kernel):
    kernel.run('Thread later = new Thread(() -> { try { Thread.sleep(300); } catch (InterruptedException e) {} System.out.print("late"); });\nlater.start();')
    answer = kernel.run("later.join();")
    expect(answer.text(), "late", "output")


def check_display(kernel):
    code = """var image = new java.awt.image.BufferedImage(7, 5, java.awt.image.BufferedImage.TYPE_INT_ARGB);
String id = display(image);
updateDisplay(id, new java.awt.image.BufferedImage(9, 5, java.awt.image.BufferedImage.TYPE_INT_RGB));
display("<b>bold</b>", "text/html");
display("x^2", "text/latex", "text/markdown");
display(render("<i>it</i>", "text/html"));
display(null);
updateDisplay(id, "text");"""
    answer = kernel.run(code)
    shown = answer.contents("display_data")
    png = base64.b64decode(shown[0]["data"]["image/png"])
    expect(png[:8], b"\x89PNG\r\n\x1a\n", "image")
    expect(png[16:24], b"\0\0\0\7\0\0\0\5", "size of the image")
    expect(shown[1]["data"]["text/html"], "<b>bold</b>", "html")
    expect({"text/latex", "text/markdown"} <= set(shown[2]["data"]), True, "two types")
    expect(shown[3]["data"]["text/html"], "<i>it</i>", "rendered")
    expect(shown[4]["data"]["text/plain"], "null", "null")
    updates = answer.contents("update_display_data")
    expect([u["transient"]["display_id"] for u in updates], [shown[0]["transient"]["display_id"]] * 2, "display ids")
    png = base64.b64decode(updates[0]["data"]["image/png"])
    expect(png[16:24], b"\0\0\0\x09\0\0\0\5", "size of the second image")
    expect(updates[1]["data"]["text/plain"], "text", "text in place of the image")


def check_contract_with_libraries(kernel):
    """By reflection alone, with no type but those of the JDK."""
    code = """Class<?> type = Class.forName("criticaldiffusion.kernel.JavaKernel");
Object running = type.getMethod("kernel").invoke(null);
Object id1 = type.getMethod("publish", Map.class).invoke(running, Map.of("text/plain", "one", "image/png", new byte[] {1, 2}));
type.getMethod("publish", String.class, Map.class).invoke(running, "mine", Map.of("text/plain", "two"));
type.getMethod("update", String.class, Map.class).invoke(running, "mine", Map.of("text/plain", "three"));
type.getMethod("clearOutput", boolean.class).invoke(running, true);
type.getMethod("clearOutput", boolean.class).invoke(running, false);
Thread.currentThread().interrupt();
type.getMethod("publish", String.class, Map.class).invoke(running, "interrupted", Map.of("text/plain", "four"));
Thread.interrupted()"""
    answer = kernel.run(code)
    expect(answer.result, {"text/plain": "true"}, "flag of the interrupted thread")
    shown = answer.contents("display_data")
    expect(shown[0]["data"], {"text/plain": "one", "image/png": "AQI="}, "bundle")
    expect([s["transient"]["display_id"] for s in shown[1:]], ["mine", "interrupted"], "ids")
    expect(answer.contents("update_display_data")[0]["data"], {"text/plain": "three"}, "update")
    expect([c["wait"] for c in answer.contents("clear_output")], [True, False], "clear")

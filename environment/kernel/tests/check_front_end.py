"""What front ends ask besides running cells: input, comms, completion, documentation, interrupts."""

import time

from session import expect, expect_in


def check_kernel_info(kernel):
    info = kernel.ask("kernel_info_request", {})
    expect(info["language_info"]["name"], "Java", "language")
    expect(info["language_info"]["file_extension"], ".java", "extension")
    expect(info["protocol_version"][0], "5", "protocol")


def check_input(kernel):
    code = """System.out.print("name? ");
var in = new Scanner(System.in);
String name = in.nextLine();
int number = in.nextInt();
name + " " + number"""
    answer = kernel.run(code, answers=["Mézard", "42"], patience=30)
    expect(answer.result, {"text/plain": "Mézard 42"}, "what was typed")
    answer = kernel.run("new BufferedReader(new InputStreamReader(System.in)).readLine()", answers=["line"], patience=30)
    expect(answer.result, {"text/plain": "line"}, "reader")


def check_input_without_anybody(kernel):
    answer = kernel.run("new Scanner(System.in).nextLine()", patience=30)
    expect_in("nobody can be asked", answer.error["evalue"], "error")


def check_interrupt_while_waiting_for_input(kernel):
    request = kernel.send("System.in.read()", allow_stdin=True)
    kernel.client.get_stdin_msg(timeout=30)
    kernel.interrupt()
    expect(kernel.finish(request, patience=20).error["ename"], "Interrupted", "interrupted")
    kernel.client.input("late answer to the first question")
    answer = kernel.run("(char) System.in.read()", answers=["z"], patience=20)
    expect(answer.result, {"text/plain": "z"}, "the next question")


ECHO = """import io.github.spencerpark.jupyter.kernel.comm.*;
import io.github.spencerpark.jupyter.messages.*;
import io.github.spencerpark.jupyter.messages.comm.*;
var comms = criticaldiffusion.kernel.JavaKernel.kernel().getCommManager();
class Echo extends Comm {
  Echo(CommManager manager, String id, String target) { super(manager, id, target); }
  protected void onMessage(Message<CommMsgCommand> message) {
    System.out.println("heard");
    if (message.getContent().getData().has("fail")) throw new IllegalStateException("as asked");
    while (message.getContent().getData().has("hang")) {}
    send(message.getContent().getData(), Map.of("from", "java"), new ArrayList<>());
  }
  protected void onClose(Message<CommCloseCommand> message, boolean silent) { System.out.println("closed"); }
}
comms.registerTarget("echo", (manager, id, target, message) -> new Echo(manager, id, target));"""


def check_comms_that_are_answered(kernel):
    code = """criticaldiffusion.kernel.JavaKernel.kernel().answerComms("twice", data ->
        data.get("x") instanceof Double x ? Map.of("y", 2 * x) : null);"""
    expect(kernel.run(code).status, "ok", "target")

    def ask(kind, content):
        message = kernel.client.session.msg(kind, content)
        kernel.client.shell_channel.send(message)
        found = []

        def ends(m):
            found.append(m)
            return m["content"].get("execution_state") == "idle"

        kernel.wait_for(message["header"]["msg_id"], ends, patience=30)
        return [m["content"]["data"] for m in found if m["msg_type"] == "comm_msg"]

    expect(ask("comm_open", {"comm_id": "t", "target_name": "twice", "data": {}}), [], "open")
    expect(ask("comm_msg", {"comm_id": "t", "data": {"x": 21}}), [{"y": 42.0}], "answer")
    expect(ask("comm_msg", {"comm_id": "t", "data": {"x": "?"}}), [], "no answer")
    expect(ask("comm_msg", {"comm_id": "t", "data": {"x": 1}}), [{"y": 2.0}], "answer afterwards")


def check_comms(kernel):
    expect(kernel.run(ECHO).status, "ok", "target")

    def tell(kind, content):
        message = kernel.client.session.msg(kind, content)
        kernel.client.shell_channel.send(message)
        return message["header"]["msg_id"]

    def published(request):
        """All that is published up to the idle that ends the request; comms have no reply."""
        found = []

        def ends(m):
            found.append(m)
            return m["content"].get("execution_state") == "idle"

        kernel.wait_for(request, ends, patience=30)
        return found

    published(tell("comm_open", {"comm_id": "c1", "target_name": "echo", "data": {}}))
    info = kernel.ask("comm_info_request", {"target_name": "echo"})
    expect(list(info["comms"]), ["c1"], "open comms")
    heard = published(tell("comm_msg", {"comm_id": "c1", "data": {"value": [1.5, "é"]}}))
    back = [m for m in heard if m["msg_type"] == "comm_msg"]
    expect(back[0]["content"]["data"], {"value": [1.5, "é"]}, "echo")
    expect(back[0]["metadata"], {"from": "java"}, "metadata")
    expect_in("heard", str([m["content"] for m in heard if m["msg_type"] == "stream"]), "output of the handler")
    # What follows a message with an empty list of buffers shows that it was ended.
    expect(kernel.run("1 + 1").result, {"text/plain": "2"}, "cell afterwards")
    failed = published(tell("comm_msg", {"comm_id": "c1", "data": {"fail": 1}}))
    expect_in("as asked", str([m["content"] for m in failed if m["msg_type"] == "stream"]), "error of the handler")
    hanging = tell("comm_msg", {"comm_id": "c1", "data": {"hang": 1}})
    time.sleep(0.5)
    kernel.interrupt()
    published(hanging)
    closed = published(tell("comm_close", {"comm_id": "c1", "data": {}}))
    expect_in("closed", str([m["content"] for m in closed if m["msg_type"] == "stream"]), "close")
    unknown = published(tell("comm_open", {"comm_id": "c2", "target_name": "no such", "data": {}}))
    expect_in("comm_close", [m["msg_type"] for m in unknown], "unknown target")
    opened = kernel.run('Comm mine = comms.openComm("theirs", (manager, id, target, message) -> new Echo(manager, id, target)); mine.send(new com.google.gson.JsonObject()); mine.close();')
    kinds = [m["msg_type"] for m in opened.published if m["msg_type"].startswith("comm")]
    expect(kinds, ["comm_open", "comm_msg", "comm_close"], "comm opened by the kernel")


def complete(kernel, code, at=None):
    at = len(code) if at is None else at
    reply = kernel.ask("complete_request", {"code": code, "cursor_pos": at})
    return reply["matches"], code[reply["cursor_start"] : reply["cursor_end"]]


def check_completion(kernel):
    kernel.run("int temperature = 3;\nint threshold(int a) { return a; }")
    expect(complete(kernel, "Math.sq"), (["sqrt("], "sq"), "method")
    expect(complete(kernel, "int q = 1;\n// text\nint z = tempera"), (["temperature"], "tempera"), "variable in a later snippet")
    expect(complete(kernel, "thresh"), (["threshold("], "thresh"), "method of a cell")
    expect(complete(kernel, 'for (int i = 0; i < 3; i++) {\n  String word = "a";\n  word.toUpp'), (["toUpperCase("], "toUpp"), "in a block")
    expect(complete(kernel, "Math.sqXX", 7), (["sqrt("], "sq"), "before the end")
    expect(complete(kernel, "nothing.like.this")[0], [], "nothing")
    expect_in("ArrayList(", complete(kernel, "List<String> l = new ArrayL")[0], "type")


def inspect(kernel, code, at=None):
    reply = kernel.ask("inspect_request", {"code": code, "cursor_pos": len(code) if at is None else at, "detail_level": 0})
    return reply["data"].get("text/plain", "") if reply["found"] else None


def check_documentation(kernel):
    expect_in("double Math.sqrt(double a)", inspect(kernel, "Math.sqrt(2)", 6), "method under the cursor")
    expect_in("int Math.max(int a, int b)", inspect(kernel, "int k = 2;\nMath.max(k, 3"), "call around the cursor")
    expect_in("java.util.ArrayList", inspect(kernel, "new ArrayList<>()", 8), "type")
    expect(inspect(kernel, "nonsense"), None, "unknown name")
    kernel.run("import criticaldiffusion.linalg.Batch;")
    told = inspect(kernel, "new Batch(3, 4)", 10)
    expect_in("Batch(int size, int dimension)", told, "constructor of the library")
    expect_in("A batch of zeros", told, "Javadoc of the library")


def check_is_complete(kernel):
    for status, samples in {
        "complete": ("int x = 3;", "1 + 1", "int f() {\n  return 1;\n}", "", "// comment", "int x = 3;\nx"),
        "incomplete": ("for (int i = 0; i < 3; i++) {", "f(", "1 +", "class A {", "int x = 3;\nif (x > 2) {"),
        "invalid": ('"open', "int x = ;"),
    }.items():
        for code in samples:
            expect(kernel.ask("is_complete_request", {"code": code})["status"], status, repr(code))


def check_history(kernel):
    kernel.run("11 + 1")
    kernel.run("22 + 2")
    ask = {"output": False, "raw": True, "session": 0}
    tail = kernel.ask("history_request", {**ask, "hist_access_type": "tail", "n": 2})["history"]
    expect([h[2] for h in tail], ["11 + 1", "22 + 2"], "tail")
    found = kernel.ask("history_request", {**ask, "hist_access_type": "search", "pattern": "11*", "n": 5, "unique": True})
    expect([h[2] for h in found["history"]], ["11 + 1"], "search")
    first = tail[0][1]
    ranged = kernel.ask("history_request", {**ask, "hist_access_type": "range", "start": first, "stop": first + 1})
    expect([h[2] for h in ranged["history"]], ["11 + 1"], "range")


def check_options_of_a_request(kernel):
    count = kernel.run("0").reply["execution_count"]
    silent = kernel.run('System.out.println("said"); 5', silent=True)
    expect((silent.result, silent.contents("execute_input")), (None, []), "silent cell")
    expect(kernel.run("0").reply["execution_count"], count + 1, "count")
    answer = kernel.run("int base = 20;", user_expressions={"sum": "base + 1", "bad": "noSuchName"})
    expect(answer.reply["user_expressions"]["sum"]["data"], {"text/plain": "21"}, "expression")
    expect(answer.reply["user_expressions"]["bad"]["status"], "error", "wrong expression")


def check_cells_after_a_failed_one_are_not_run(kernel):
    requests = [kernel.send(code) for code in ("Thread.sleep(500); int w = 1 / 0;", 'System.out.println("ran");', "int w2 = 1;")]
    expect(kernel.finish(requests[0]).status, "error", "first")
    # The replies to the others came while the first was awaited or come now; what counts is that nothing ran.
    time.sleep(0.5)
    answer = kernel.run("w2", patience=20)
    expect_in("cannot find symbol", str(answer.error and answer.error["evalue"]), "third")
    kept = [kernel.send(code, stop_on_error=False) for code in ("Thread.sleep(500); int w = 1 / 0;", "int w3 = 1;")]
    kernel.finish(kept[0])
    expect(kernel.run("w3").result, {"text/plain": "1"}, "with stop_on_error false")


def started(kernel, code, before=""):
    """Sends a cell and waits until it has come to the code."""
    request = kernel.send(before + 'System.out.println("go");\n' + code)
    kernel.wait_for(request, lambda m: m["msg_type"] == "stream" and "go" in m["content"]["text"], patience=60)
    return request


def check_interrupt_as_soon_as_a_cell_is_sent(kernel):
    for _ in range(5):
        request = kernel.send("long turns = 0; while (true) turns++;")
        kernel.wait_for(request, lambda m: m["content"].get("execution_state") == "busy" or m["msg_type"] == "execute_input")
        kernel.wait_for(request, lambda m: m["msg_type"] == "execute_input")
        kernel.interrupt()
        expect(kernel.finish(request, patience=20).error["ename"], "Interrupted", "cell")


def check_interrupt_when_nothing_runs(kernel):
    for by_signal in (False, True, False, True):
        kernel.interrupt(by_signal)
        time.sleep(0.1)
        expect(kernel.run("1 + 1", patience=20).result, {"text/plain": "2"}, "cell afterwards")


POOL = """var pool = Executors.newFixedThreadPool(2);
var turns = new java.util.concurrent.atomic.AtomicLong();
var futures = Stream.of(1, 2).map(i -> pool.submit(() -> { while (%s) turns.incrementAndGet(); return i; })).toList();
"""
WAIT = "for (var f : futures) f.get();"


def check_interrupt_of_threads_started_by_a_cell(kernel):
    kernel.run(POOL % "!Thread.currentThread().isInterrupted()")
    request = started(kernel, WAIT)
    kernel.interrupt()
    expect(kernel.finish(request, patience=20).error["ename"], "Interrupted", "cell")
    expect(kernel.run("futures.stream().anyMatch(f -> f.isDone())").result, {"text/plain": "false"}, "threads of another cell")
    kernel.run("pool.shutdownNow();")
    request = started(kernel, WAIT, before=POOL % "turns.get() >= 0")
    kernel.interrupt()
    expect(kernel.finish(request, patience=20).error["ename"], "Interrupted", "cell")
    expect(kernel.run("futures.stream().allMatch(f -> f.isDone())").result, {"text/plain": "true"}, "threads of the cell")
    expect(kernel.run("pool.submit(() -> 5).get()").result, {"text/plain": "5"}, "the pool afterwards")
    kernel.run("pool.shutdown();")


def check_interrupt_of_foreign_code_that_ignores_it(kernel):
    # A loop that is all inside the JDK.
    request = started(kernel, "LongStream.generate(System::nanoTime).max()")
    kernel.interrupt()
    answer = kernel.finish(request, patience=40)
    expect(answer.error["ename"], "Interrupted", "cell")
    expect(kernel.run("1 + 1", patience=20).result, {"text/plain": "2"}, "next cell")
    # A thread left behind must not condemn later loops of the cells.
    expect(kernel.run("long sum = 0; for (int i = 0; i < 1000; i++) sum += i; sum").result, {"text/plain": "499500"}, "loop")
    request = started(kernel, "while (true) sum++;")
    kernel.interrupt()
    expect(kernel.finish(request, patience=20).error["ename"], "Interrupted", "an interrupt afterwards")
    expect(kernel.run("IntStream.range(0, 100).parallel().map(i -> i).sum()").result, {"text/plain": "4950"}, "pool")


def check_messages_that_make_no_sense(kernel):
    session = kernel.client.session
    for channel in (kernel.client.shell_channel, kernel.client.control_channel):
        channel.send(session.msg("no_such_request", {"a": 1}))
        channel.send(session.msg("execute_request", {}))
        channel.send(session.msg("debug_request", {}))
        message = session.msg("kernel_info_request", {})
        frames = session.serialize(message)
        frames[1] = b"0" * 64
        channel.socket.send_multipart(frames)
        channel.socket.send_multipart([b"nonsense"])
        channel.socket.send_multipart([b"<IDS|MSG>", b"", b"{", b"", b"", b""])
    time.sleep(0.5)
    expect(kernel.run("1 + 1", patience=20).result, {"text/plain": "2"}, "cell afterwards")
    request = started(kernel, "Thread.sleep(60_000);")
    kernel.interrupt()
    expect(kernel.finish(request, patience=20).error["ename"], "Interrupted", "interrupt afterwards")

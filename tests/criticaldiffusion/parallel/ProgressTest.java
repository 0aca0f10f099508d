package criticaldiffusion.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
  @Test
  void aPartIsMappedToItsShareOfTheWhole() {
    List<String> reports = new ArrayList<>();
    Progress whole = (done, what) -> reports.add(what + " " + done);
    Progress half = whole.between(0.5, 1);
    half.report(0, "a");
    half.report(0.5, "b");
    half.between(0.5, 1).report(1, "c");
    Progress.NONE.report(0.3, "unheard");
    assertEquals(List.of("a 0.5", "b 0.75", "c 1.0"), reports);
  }
}

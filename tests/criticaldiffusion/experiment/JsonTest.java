package criticaldiffusion.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void theTextOfEveryKindOfValue() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("none", null);
    map.put("yes", true);
    map.put("x", 2e-3);
    map.put("nan", Double.NaN);
    map.put("inf", Double.NEGATIVE_INFINITY);
    map.put("seed", Long.MIN_VALUE);
    map.put("list", List.of(1, "a"));
    map.put("numbers", new double[] {1e23, 0.1});
    map.put("deep", Map.of());
    map.put("path", Path.of("a"));
    map.put("inner", Map.of("k", new int[] {1}));
    String expected =
        """
        {
          "none": null,
          "yes": true,
          "x": 0.002,
          "nan": null,
          "inf": "-Infinity",
          "seed": -9223372036854775808,
          "list": [1, "a"],
          "numbers": [1.0E23, 0.1],
          "deep": {},
          "path": "a",
          "inner": {
            "k": [1]
          }
        }
        """;
    assertEquals(expected, Json.write(map));
    assertEquals(new BigDecimal("0.002"), StrictJson.at(StrictJson.parse(Json.write(map)), "x"));
  }

  @Test
  void everyTextReadsBack() {
    StringBuilder all = new StringBuilder("\"\\/ φ \uD83D\uDE00 \uD83D \uDE00 ");
    for (char c = 0; c < 0x100; c++) {
      all.append(c);
    }
    String json = Json.write(List.of(all.toString()));
    assertEquals(List.of(all.toString()), StrictJson.parse(json));
    // Lone surrogates would not survive UTF-8.
    byte[] utf8 = json.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertEquals(json, new String(utf8, java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void aProvenanceHoldsWhatIsNeededToRepeatTheRun() {
    Provenance provenance =
        new Provenance(
            "tiny-mean",
            Map.of("path", Path.of("C:\\data\n\"x\"")),
            -7,
            "0.1.0",
            "unknown",
            "17",
            "portable",
            0.25,
            Instant.EPOCH);
    Object json = StrictJson.parse(provenance.toJson());
    assertEquals(new BigDecimal(-7), StrictJson.at(json, "seed"));
    assertEquals("C:\\data\n\"x\"", StrictJson.at(json, "parameters", "path"));
    assertEquals("1970-01-01T00:00:00Z", StrictJson.at(json, "date"));
    assertEquals(new BigDecimal("0.25"), StrictJson.at(json, "wall_time_s"));
    assertNull(StrictJson.at(StrictJson.parse(Json.write(Map.of("x", Double.NaN))), "x"));
  }
}

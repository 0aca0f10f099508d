package criticaldiffusion.figure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Labels as LaTeX for any engine: single letters and what has an index or exponent are mathematics,
 * words stay upright text.
 */
final class Tex {
  private static final Pattern TOKEN = Pattern.compile("\\p{L}\\p{Mn}*\\p{L}*|.", Pattern.DOTALL);

  /** Characters that are mathematics, and how it writes them. */
  private static final Map<String, String> MATHEMATICS = new HashMap<>();

  static {
    String[] greek =
        ("α alpha β beta γ gamma δ delta ε varepsilon ζ zeta η eta θ theta κ kappa λ lambda μ mu ν nu"
                + " ξ xi π pi ρ rho σ sigma τ tau υ upsilon φ varphi χ chi ψ psi ω omega ϕ phi"
                + " Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Φ Phi Ψ Psi Ω Omega"
                + " × times · cdot ∞ infty √ surd ≤ le ≥ ge ≈ approx ∝ propto ± pm ∂ partial ∇ nabla"
                + " ⟨ langle ⟩ rangle → to ∫ int ∑ sum ≪ ll ≫ gg ∈ in … ldots ℓ ell")
            .split(" ");
    for (int i = 0; i < greek.length; i += 2) {
      MATHEMATICS.put(greek[i], "\\" + greek[i + 1] + " ");
    }
    String raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    String lowered = "₀₁₂₃₄₅₆₇₈₉";
    for (int digit = 0; digit < 10; digit++) {
      MATHEMATICS.put(raised.substring(digit, digit + 1), "{}^{" + digit + "}");
      MATHEMATICS.put(lowered.substring(digit, digit + 1), "{}_{" + digit + "}");
    }
    MATHEMATICS.put("⁻", "{}^{-}");
    MATHEMATICS.put("−", "-");
    MATHEMATICS.put("½", "\\frac{1}{2}");
    MATHEMATICS.put("¼", "\\frac{1}{4}");
    MATHEMATICS.put("′", "'");
    MATHEMATICS.put("|", "|");
    MATHEMATICS.put("<", "<");
    MATHEMATICS.put(">", ">");
  }

  /** Combining marks and the accents of mathematics. */
  private static final Map<String, String> ACCENTS =
      Map.of("\u0302", "hat", "\u0303", "tilde", "\u0304", "bar", "\u0307", "dot");

  private Tex() {}

  /** A label as LaTeX text. */
  static String label(String label) {
    StringBuilder tex = new StringBuilder();
    List<Label.Part> parts = Label.parts(label);
    for (int i = 0; i < parts.size(); i++) {
      Label.Part part = parts.get(i);
      if (part.level() != 0) {
        tex.append(part.level() > 0 ? "^{" : "_{").append(script(part.text())).append("}");
        tex.append(i + 1 < parts.size() && parts.get(i + 1).level() != 0 ? "" : "$");
        continue;
      }
      boolean carries = i + 1 < parts.size();
      Matcher token = TOKEN.matcher(part.text());
      while (token.find()) {
        boolean last = token.end() == part.text().length();
        tex.append(carries && last ? "$" + symbol(token.group()) : piece(token.group()));
      }
    }
    boolean bare = !parts.isEmpty() && parts.get(0).level() != 0;
    return (bare ? "$" : "") + tex.toString().replace("$$", "");
  }

  /** An index: mathematics where it is short, upright text where it is a word. */
  private static String script(String text) {
    StringBuilder tex = new StringBuilder();
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      tex.append(symbol(token.group()));
    }
    return tex.toString();
  }

  private static boolean isWord(String token) {
    return token.length() > 1 && !ACCENTS.containsKey(token.substring(1));
  }

  /** A token inside mathematics. */
  private static String symbol(String token) {
    if (isWord(token)) {
      return token.chars().allMatch(c -> c < 128) ? "\\mathrm{" + token + "}" : each(token);
    }
    if (token.length() > 1) {
      return "\\" + ACCENTS.get(token.substring(1)) + "{" + symbol(token.substring(0, 1)) + "}";
    }
    return MATHEMATICS.getOrDefault(token, escaped(token));
  }

  private static String each(String token) {
    StringBuilder tex = new StringBuilder();
    token.codePoints().forEach(c -> tex.append(symbol(Character.toString(c))));
    return tex.toString();
  }

  /** A token inside text. */
  private static String piece(String token) {
    boolean letter = Character.isLetter(token.codePointAt(0));
    boolean mathematics = letter && !isWord(token) || MATHEMATICS.containsKey(token);
    boolean greek = isWord(token) && token.chars().anyMatch(c -> c >= 0x370);
    return mathematics || greek ? "$" + symbol(token) + "$" : escaped(token);
  }

  private static String escaped(String token) {
    return switch (token) {
      case "\\" -> "\\textbackslash{}";
      case "^" -> "\\textasciicircum{}";
      case "~" -> "\\textasciitilde{}";
      case "#", "$", "%", "&", "_", "{", "}" -> "\\" + token;
      default -> token;
    };
  }
}

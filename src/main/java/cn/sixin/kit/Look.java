package cn.sixin.kit;

import java.util.Optional;

/**
 * How an officer wants the desk to look.
 *
 * @param scale per cent, 100 to 200; anything outside is brought in
 * @param font a family name; used only if the machine has it
 */
public record Look(Mode mode, int scale, Optional<String> font) {
    /** Light as shipped; SYSTEM follows the machine. */
    public enum Mode {
        LIGHT,
        DARK,
        SYSTEM
    }

    /** What a new officer gets. */
    public static final Look DEFAULT = new Look(Mode.LIGHT, 100, Optional.empty());

    public Look {
        scale = Math.clamp(scale, 100, 200);
    }

    public Look with(Mode other) {
        return new Look(other, scale, font);
    }

    public Look scaled(int percent) {
        return new Look(mode, percent, font);
    }
}

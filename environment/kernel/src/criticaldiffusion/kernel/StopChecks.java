package criticaldiffusion.kernel;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes calls of {@link Stop#check} into the classes of the cells: at the entry of each method and
 * before each jump backwards, so that no loop and no recursion of a cell goes on without meeting
 * one. Calls of {@code System.exit} become calls of {@link Stop#exit(int)}.
 *
 * <p>A call without arguments and result leaves stack and local variables as they are, so the
 * frames of the class file stay valid and nothing has to be computed anew.
 */
final class StopChecks {
  private static final String STOP = "criticaldiffusion/kernel/Stop";

  private StopChecks() {}

  /** The class file with the checks in it. */
  static byte[] insert(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            return new Checked(super.visitMethod(access, name, descriptor, signature, exceptions));
          }
        },
        0);
    return writer.toByteArray();
  }

  private static final class Checked extends MethodVisitor {
    private final Set<Label> behind = new HashSet<>();

    Checked(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    private void check() {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, STOP, "check", "()V", false);
    }

    private void checkIfBackwards(Label target) {
      if (behind.contains(target)) {
        check();
      }
    }

    @Override
    public void visitCode() {
      super.visitCode();
      check();
    }

    @Override
    public void visitLabel(Label label) {
      behind.add(label);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      checkIfBackwards(label);
      super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean ofInterface) {
      boolean ends = name.equals("exit") || name.equals("halt");
      if (ends && owner.equals("java/lang/System") && descriptor.equals("(I)V")) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, STOP, "exit", "(I)V", false);
      } else if (ends && owner.equals("java/lang/Runtime") && descriptor.equals("(I)V")) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, STOP, "exit", "(Ljava/lang/Runtime;I)V", false);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
      }
    }
  }
}

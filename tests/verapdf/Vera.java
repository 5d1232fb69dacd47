// SPDX-License-Identifier: EUPL-1.2
// The veraPDF validator without its own command line: all flavours over all files in one run of the machine.
//
// usage: java Vera FLAVOUR[,FLAVOUR...] FILE...
// A line a file and flavour: verdict, flavour, failed rules with their counts, file; separated by tabs.
// Verdicts: PASS, FAIL, ERROR. Exit code: 0 all pass, 1 otherwise.
import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public final class Vera {
    private static Map<String, Integer> failures(ValidationResult result) {
        Map<String, Integer> rules = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                rules.merge(rule, 1, Integer::sum);
            }
        }
        return rules;
    }

    // The verdict with its failed rules, separated by a tab.
    private static String judge(PDFAFlavour flavour, String path) {
        try (InputStream in = new FileInputStream(path);
             PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
             PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            return (result.isCompliant() ? "PASS" : "FAIL") + "\t" + failures(result);
        } catch (Exception | LinkageError reason) {
            return "ERROR\t" + String.valueOf(reason).replaceAll("\\s+", " ");
        }
    }

    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        boolean good = arguments.length > 1;
        for (int i = 1; i < arguments.length; i++) {
            for (String name : arguments[0].split(",")) {
                String[] found = judge(PDFAFlavour.byFlavourId(name), arguments[i]).split("\t", 2);
                System.out.println(found[0] + "\t" + name + "\t" + found[1] + "\t" + arguments[i]);
                good &= found[0].equals("PASS");
            }
        }
        System.exit(good ? 0 : 1);
    }
}

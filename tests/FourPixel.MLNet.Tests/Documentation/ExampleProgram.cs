using FourPixel.MLNet.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace FourPixel.MLNet.Tests.Documentation;

/// <summary>Compiles an example as a console program and runs it with all that the tests themselves refer to.</summary>
internal static class ExampleProgram
{
    /// <summary>What the SDK puts in front of every file.</summary>
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static ProcessResult Run(string code, string folder)
    {
        string tests = AppContext.BaseDirectory;
        string program = Path.Combine(tests, $"Example-{Guid.NewGuid():N}.dll");
        string settings = Path.Combine(tests, typeof(ExampleProgram).Assembly.GetName().Name!);
        try
        {
            Compile(code, program);
            return ProcessResult.RunDotnet(folder, "exec",
                "--runtimeconfig", settings + ".runtimeconfig.json", "--depsfile", settings + ".deps.json", program);
        }
        finally
        {
            File.Delete(program);
        }
    }

    private static void Compile(string code, string program)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        CSharpCompilation compilation = CSharpCompilation.Create(Path.GetFileNameWithoutExtension(program),
            [CSharpSyntaxTree.ParseText(ImplicitUsings), CSharpSyntaxTree.ParseText(code)], references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication,
                nullableContextOptions: NullableContextOptions.Enable));
        EmitResult result = compilation.Emit(program);
        result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Should().BeEmpty();
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace FourPixel.Tool.Tests.Support;

/// <summary>Compiles C# files and runs them with all that the tests themselves refer to.</summary>
internal static class CompiledProgram
{
    public static ProcessResult Run(string folder, params string[] files)
    {
        string settings = Path.Combine(AppContext.BaseDirectory, typeof(CompiledProgram).Assembly.GetName().Name!);
        string program = Path.Combine(AppContext.BaseDirectory, $"Compiled-{Guid.NewGuid():N}.dll");
        try
        {
            Compile(files, program);
            return ProcessResult.RunDotnet(folder, "exec", "--runtimeconfig", settings + ".runtimeconfig.json", "--depsfile", settings + ".deps.json", program);
        }
        finally
        {
            File.Delete(program);
        }
    }

    private static void Compile(string[] files, string program)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        EmitResult result = CSharpCompilation.Create(Path.GetFileNameWithoutExtension(program), files.Select(file => CSharpSyntaxTree.ParseText(file)),
            references, new CSharpCompilationOptions(OutputKind.ConsoleApplication)).Emit(program);
        result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Should().BeEmpty();
    }
}

namespace FourPixel.Tool;

/// <summary>The exit codes of the program, as listed in docs/tool.md.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int BadInput = 1;
    public const int Usage = 2;
    public const int InternalError = 3;
    public const int Cancelled = 130;
}

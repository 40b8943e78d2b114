using System.Text;

namespace FourPixel.Tool.Csv;

/// <summary>Detects the encoding of a file.</summary>
internal static class EncodingFinder
{
    private const int Windows1252 = 1252;

    static EncodingFinder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>
    /// UTF-8 if the whole file is valid UTF-8, else Windows-1252. A byte order mark overrides this when the file is
    /// read.
    /// </summary>
    public static Encoding Find(string path) =>
        HasUtf16Mark(path) || IsUtf8(path) ? Encoding.UTF8 : Encoding.GetEncoding(Windows1252);

    public static Encoding Parse(string name)
    {
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            throw new UsageException($"--encoding is '{name}', an unknown encoding; use utf-8, utf-16, windows-1252 or iso-8859-1.");
        }
    }

    private static bool HasUtf16Mark(string path)
    {
        using FileStream file = File.OpenRead(path);
        return (file.ReadByte(), file.ReadByte()) is (0xFF, 0xFE) or (0xFE, 0xFF);
    }

    private static bool IsUtf8(string path)
    {
        using FileStream file = File.OpenRead(path);
        Decoder decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        byte[] bytes = new byte[1 << 16];
        char[] characters = new char[bytes.Length + 1];
        try
        {
            for (int read; (read = file.Read(bytes)) > 0;)
                decoder.GetChars(bytes.AsSpan(0, read), characters, flush: false);
            decoder.GetChars([], characters, flush: true);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}

using System.Net;
using System.Net.Sockets;

namespace FourPixel.Site.Tests;

/// <summary>Serves the files of the site on this machine.</summary>
internal sealed class SiteServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _loop;

    public SiteServer()
    {
        Address = $"http://127.0.0.1:{FreePort()}/";
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _loop = Task.Run(AnswerAllAsync);
    }

    public string Address { get; }

    public void Dispose()
    {
        _listener.Close();
        _loop.Wait();
    }

    private async Task AnswerAllAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    /// <summary>Files may be kept: each page asks for the same scripts.</summary>
    private static async Task AnswerAsync(HttpListenerContext context)
    {
        using HttpListenerResponse response = context.Response;
        string file = Path.Combine(SitePage.Root, Uri.UnescapeDataString(context.Request.Url!.AbsolutePath.TrimStart('/')));
        if (!File.Exists(file))
        {
            response.StatusCode = (int)HttpStatusCode.NotFound;
            return;
        }
        response.ContentType = TypeOf(Path.GetExtension(file));
        response.AddHeader("Cache-Control", "max-age=600");
        await response.OutputStream.WriteAsync(await File.ReadAllBytesAsync(file));
    }

    private static string TypeOf(string extension) => extension switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript",
        ".css" => "text/css",
        ".json" => "application/json",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        _ => "application/octet-stream",
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

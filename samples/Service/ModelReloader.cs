namespace FourPixel.Samples.Service;

/// <summary>Checks for a new model file twenty times a second.</summary>
public sealed class ModelReloader(ModelStore models) : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            models.Reload();
    }
}

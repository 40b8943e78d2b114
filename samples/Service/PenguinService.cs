namespace FourPixel.Samples.Service;

/// <summary>The web service: predictions, health and metrics.</summary>
public static class PenguinService
{
    /// <param name="args">--model FILE, and the arguments of ASP.NET Core, such as --urls http://localhost:5000.</param>
    public static WebApplication Create(params string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton(new ModelStore(builder.Configuration["model"] ?? "penguins.zip"));
        builder.Services.AddHostedService<ModelReloader>();
        WebApplication app = builder.Build();

        app.MapPost("/predict", (Penguin penguin, ModelStore models) => models.Predict(penguin));
        app.MapGet("/health", (ModelStore models) => new { Status = "ready", models.Current.Version, models.LastError });
        app.MapGet("/metrics", (ModelStore models) => $"""
            # TYPE fourpixel_predictions_total counter
            fourpixel_predictions_total {models.Predictions}
            # TYPE fourpixel_model_loads_total counter
            fourpixel_model_loads_total {models.Loads}
            # TYPE fourpixel_model_load_failures_total counter
            fourpixel_model_load_failures_total {models.LoadFailures}

            """);
        return app;
    }
}

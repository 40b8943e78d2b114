using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;

namespace FourPixel.Samples.Service.Tests;

public sealed class ServiceTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private WebApplication _service = null!;
    private HttpClient _client = null!;

    private string Model => _folder.FileAt("penguins.zip");

    public async Task InitializeAsync()
    {
        PenguinModel.Save(Model, seed: 1);
        _service = PenguinService.Create("--model", Model, "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning");
        await _service.StartAsync();
        _client = new HttpClient { BaseAddress = new Uri(_service.Urls.Single()) };
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Service_UnderLoadWhileModelsAreReplaced_FailsNoRequestAndMixesNoAnswers()
    {
        const int Clients = 8, Requests = 10_000, Replacements = 20, Questions = 50;
        Penguin[] penguins = [.. Enumerable.Range(0, Questions).Select(PenguinModel.MakePenguin)];
        Dictionary<string, Answer[]> expected = [];
        for (int seed = 1; seed <= Replacements + 1; seed++)
        {
            string path = seed == 1 ? Model : _folder.FileAt($"{seed}.zip");
            if (seed > 1)
                PenguinModel.Save(path, seed);
            var model = new LoadedModel(path);
            expected[model.Version] = [.. penguins.Select(model.Predict)];
        }
        expected.Should().HaveCount(Replacements + 1);

        var seen = new ConcurrentDictionary<string, bool>();
        int asked = 0, wrong = 0, failed = 0;
        Task[] clients = [.. Enumerable.Range(0, Clients).Select(async _ =>
        {
            for (int i = Interlocked.Increment(ref asked); i <= Requests; i = Interlocked.Increment(ref asked))
            {
                using HttpResponseMessage response = await _client.PostAsJsonAsync("/predict", penguins[i % Questions]);
                Answer? answer = response.StatusCode == HttpStatusCode.OK ? await response.Content.ReadFromJsonAsync<Answer>() : null;
                Interlocked.Add(ref failed, answer == null ? 1 : 0);
                Interlocked.Add(ref wrong, answer != null && answer != expected[answer.Version][i % Questions] ? 1 : 0);
                seen.TryAdd(answer?.Version ?? "", true);
                await Task.Delay(2);
            }
        })];
        for (int seed = 2; seed <= Replacements + 1; seed++)
        {
            int due = Requests * (seed - 1) / (Replacements + 1);
            while (Volatile.Read(ref asked) < due)
                await Task.Delay(5);
            File.Move(_folder.FileAt($"{seed}.zip"), Model, overwrite: true);
            await WaitForVersion(expected.Keys.ElementAt(seed - 1));
        }
        await Task.WhenAll(clients);

        failed.Should().Be(0);
        wrong.Should().Be(0);
        seen.Should().HaveCountGreaterThan(Replacements / 2, "most models answered some requests");
        string metrics = await _client.GetStringAsync("/metrics");
        metrics.Should().Contain($"fourpixel_predictions_total {Requests}\n").And.Contain($"fourpixel_model_loads_total {Replacements + 1}\n");
    }

    [Fact]
    public async Task Service_DamagedModel_KeepsTheOneThatItHasAndSaysSo()
    {
        Answer? before = await Ask();
        await File.WriteAllTextAsync(Model, "not a model");

        await WaitFor("/metrics", "fourpixel_model_load_failures_total 1");

        (await Ask()).Should().Be(before);
        (await _client.GetStringAsync("/health")).Should().Contain("\"status\":\"ready\"").And.NotContain("\"lastError\":null");
    }

    [Fact]
    public async Task Service_ValuesLeftOut_CountAsMissing()
    {
        using HttpResponseMessage response = await _client.PostAsJsonAsync("/predict", new { island = "Dream" });

        (await response.Content.ReadFromJsonAsync<Answer>())!.Probability.Should().BeInRange(1 / 3f, 1);
    }

    private async Task<Answer?> Ask()
    {
        using HttpResponseMessage response = await _client.PostAsJsonAsync("/predict", PenguinModel.MakePenguin(1) as Penguin);
        return await response.Content.ReadFromJsonAsync<Answer>();
    }

    private Task WaitForVersion(string version) => WaitFor("/health", version);

    private async Task WaitFor(string address, string text)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!(await _client.GetStringAsync(address, limit.Token)).Contains(text, StringComparison.Ordinal))
            await Task.Delay(10, limit.Token);
    }
}

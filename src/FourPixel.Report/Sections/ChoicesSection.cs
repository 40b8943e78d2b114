using System.Collections;
using System.Globalization;
using System.Reflection;
using FourPixel.MLNet;
using FourPixel.Net;
using FourPixel.Report.Page;

namespace FourPixel.Report.Sections;

/// <summary>The network, the options that it was trained with, and the reasons for them.</summary>
internal static class ChoicesSection
{
    public static Section Make(IFourPixelModelParameters parameters)
    {
        Network network = parameters.Network;
        FourPixelOptions options = parameters.Options;
        Dictionary<string, string> values = options.GetType().GetProperties()
            .Select(property => (property.Name, Value: Describe(property.GetValue(options)))).Where(pair => pair.Value != null)
            .OrderBy(pair => pair.Name).ToDictionary(pair => pair.Name, pair => pair.Value!);
        var table = new HtmlTable("Options and their reasons", ["Option", "Value", "Why"], []);
        foreach ((string name, string reason) in ChoiceReasons.Of(options).Where(pair => values.ContainsKey(pair.Name)))
            table.Add(name, values[name], reason);
        var all = new HtmlTable("All options", ["Option", "Value"], []);
        foreach ((string name, string value) in values)
            all.Add(name, value);
        int[] neurons = [.. network.Layers.SkipLast(1).Select(layer => layer.Outputs / network.Members)];
        string members = network.Members == 1 ? "One network" : $"{network.Members} networks (members), whose mean is the prediction, each";
        string hidden = neurons.Length == 0 ? "without hidden layers" : $"with {string.Join(" and ", neurons)} hidden neurons";
        return new Section("choices", "Chosen options, and why",
            $"{members} {hidden}, {Text.Count(network.ParameterCount, "weight")} in all. Options that you don't set are chosen from the data; these are the values that were used.",
            Html.Of($"{table.ToHtml()}{Section.Details("All options", all.ToHtml())}"));
    }

    private static string? Describe(object? value) => value switch
    {
        null or Delegate or CancellationToken => null,
        string text => text,
        bool isOn => isOn ? "yes" : "no",
        IEnumerable list => string.Join(", ", list.Cast<object>().Select(Describe)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}

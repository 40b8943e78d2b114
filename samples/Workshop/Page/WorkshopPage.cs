using FourPixel.Slides;

namespace FourPixel.Samples.Workshop.Page;

/// <summary>The workshop as one self-contained page.</summary>
internal static class WorkshopPage
{
    public static string Make(Studio studio)
    {
        string contents = string.Concat(Lesson.All.Select((lesson, i) =>
            $"<li><a href=\"#lesson-{i + 1}\">{Html.Escape(lesson.Title)}</a></li>\n"));
        string lessons = string.Concat(Lesson.All.Select((lesson, i) => Section(lesson, i + 1, studio)));
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>FourPixel workshop</title>
            <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 2'%3E%3Cpath fill='%23888' d='M0 0h2v2H0z'/%3E%3Cpath fill='%23fff' d='M0 0h1v1H0zM1 1h1v1H1z'/%3E%3C/svg%3E">
            <style>
            {Asset("page.css")}
            </style>
            </head>
            <body>
            <a class="skip" href="#lesson-1">Skip to the first lesson</a>
            <header>
            <div class="mark" aria-hidden="true">{FourPixelCamera.PurePictures[4].ToSvg(56)}</div>
            <h1>Four pixels</h1>
            <p>Deep learning isn't magic, and here is all of it, on the smallest camera there is. Thirteen short lessons. Every number and picture on this page was worked out by the FourPixel engine when the page was written.</p>
            </header>
            <div class="layout">
            <nav aria-label="Lessons"><ol>
            {contents}</ol></nav>
            <main>
            {lessons}
            </main>
            </div>
            <footer><p>Written by <code>dotnet run -c Release --project samples/Workshop</code>. Change the code, run it again, and see what changes here.</p></footer>
            <script>
            {Asset("page.js")}
            </script>
            </body>
            </html>

            """;
    }

    private static string Section(Lesson lesson, int number, Studio studio) => $"""
        <section id="lesson-{number}" aria-labelledby="title-{number}">
        <p class="number">Lesson {number}</p>
        <h2 id="title-{number}">{Html.Escape(lesson.Title)}</h2>
        {string.Join("\n", lesson.Blocks(studio).Select(Html.Of))}
        </section>

        """;

    private static string Asset(string name)
    {
        using Stream stream = typeof(WorkshopPage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Trim();
    }
}

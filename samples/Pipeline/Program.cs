using FourPixel.Samples;

// The second process, which Penguins.Run starts.
if (args is ["predict", string model])
{
    foreach (string answer in Penguins.Predict(model))
        Console.WriteLine(answer);
    return 0;
}

bool agree = Penguins.Run();
bool solved = Camera.Run();
return agree && solved ? 0 : 1;

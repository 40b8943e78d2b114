using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Mono.Cecil;

/// <summary>
/// Copies an assembly and adds <c>[assembly: InternalsVisibleTo(friend)]</c> to the copy, so that the compiler accepts
/// what the runtime allows anyway. Nothing else in it changes, and the copy is only ever compiled against.
/// </summary>
public class AddFriend : Task
{
    public string Source { get; set; }
    public string Destination { get; set; }
    public string Friend { get; set; }
    public string[] SearchFolders { get; set; }

    public override bool Execute()
    {
        using (var resolver = new DefaultAssemblyResolver())
        {
            foreach (string folder in SearchFolders)
                resolver.AddSearchDirectory(folder);
            using (AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(Source, new ReaderParameters { AssemblyResolver = resolver }))
            {
                // The constructor is taken from a friendship that is already declared, which keeps its core library.
                CustomAttribute known = assembly.CustomAttributes.First(a => a.AttributeType.Name == "InternalsVisibleToAttribute");
                var friend = new CustomAttribute(known.Constructor);
                friend.ConstructorArguments.Add(new CustomAttributeArgument(known.ConstructorArguments[0].Type, Friend));
                assembly.CustomAttributes.Add(friend);

                Directory.CreateDirectory(Path.GetDirectoryName(Destination));
                assembly.Write(Destination);
            }
        }
        return true;
    }
}

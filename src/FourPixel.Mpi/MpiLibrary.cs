using System.Runtime.InteropServices;
using System.Text;

namespace FourPixel.Mpi;

/// <summary>
/// The functions and handles of an MPI library. Open MPI's handles are addresses of what it exports, MPICH's are numbers that its ABI
/// fixes; either fits in a native integer. The ABI of MPICH is that of Intel MPI, MVAPICH and Cray MPI, too.
/// </summary>
internal sealed unsafe class MpiLibrary
{
    /// <summary>Only the thread that starts MPI calls it.</summary>
    public const int ThreadFunneled = 1;

    private const int LongestText = 8192;

    private static readonly string[] _openMpi = ["libmpi.so.40", "libmpi.so.80"];
    private static readonly string[] _mpich = ["libmpi.so.12", "libmpich.so.12"];

    private readonly delegate* unmanaged<int, byte*, int*, int> _errorString;

    private MpiLibrary(nint library)
    {
        nint Find(string name) => NativeLibrary.GetExport(library, name);
        InitThread = (delegate* unmanaged<int*, byte***, int, int*, int>)Find("MPI_Init_thread");
        Finalize = (delegate* unmanaged<int>)Find("MPI_Finalize");
        SetErrorHandler = (delegate* unmanaged<nint, nint, int>)Find("MPI_Comm_set_errhandler");
        CommRank = (delegate* unmanaged<nint, int*, int>)Find("MPI_Comm_rank");
        CommSize = (delegate* unmanaged<nint, int*, int>)Find("MPI_Comm_size");
        Iallreduce = (delegate* unmanaged<nint, void*, int, nint, nint, nint, nint*, int>)Find("MPI_Iallreduce");
        Iallgather = (delegate* unmanaged<void*, int, nint, void*, int, nint, nint, nint*, int>)Find("MPI_Iallgather");
        Iallgatherv = (delegate* unmanaged<void*, int, nint, void*, int*, int*, nint, nint, nint*, int>)Find("MPI_Iallgatherv");
        Ialltoallv = (delegate* unmanaged<void*, int*, int*, nint, void*, int*, int*, nint, nint, nint*, int>)Find("MPI_Ialltoallv");
        Ibcast = (delegate* unmanaged<void*, int, nint, int, nint, nint*, int>)Find("MPI_Ibcast");
        Test = (delegate* unmanaged<nint*, int*, nint, int>)Find("MPI_Test");
        _errorString = (delegate* unmanaged<int, byte*, int*, int>)Find("MPI_Error_string");
        Version = ReadVersion((delegate* unmanaged<byte*, int*, int>)Find("MPI_Get_library_version"));

        bool isOpenMpi = NativeLibrary.TryGetExport(library, "ompi_mpi_comm_world", out nint world);
        World = isOpenMpi ? world : 0x44000000;
        ErrorsReturn = isOpenMpi ? Find("ompi_mpi_errors_return") : 0x54000001;
        Float = isOpenMpi ? Find("ompi_mpi_float") : 0x4c00040a;
        Double = isOpenMpi ? Find("ompi_mpi_double") : 0x4c00080b;
        Byte = isOpenMpi ? Find("ompi_mpi_byte") : 0x4c00010d;
        SumOperation = isOpenMpi ? Find("ompi_mpi_op_sum") : 0x58000003;
        InPlace = isOpenMpi ? 1 : -1;
        StatusIgnore = isOpenMpi ? 0 : 1;
    }

    public delegate* unmanaged<int*, byte***, int, int*, int> InitThread { get; }

    public delegate* unmanaged<int> Finalize { get; }

    public delegate* unmanaged<nint, nint, int> SetErrorHandler { get; }

    public delegate* unmanaged<nint, int*, int> CommRank { get; }

    public delegate* unmanaged<nint, int*, int> CommSize { get; }

    public delegate* unmanaged<nint, void*, int, nint, nint, nint, nint*, int> Iallreduce { get; }

    public delegate* unmanaged<void*, int, nint, void*, int, nint, nint, nint*, int> Iallgather { get; }

    public delegate* unmanaged<void*, int, nint, void*, int*, int*, nint, nint, nint*, int> Iallgatherv { get; }

    public delegate* unmanaged<void*, int*, int*, nint, void*, int*, int*, nint, nint, nint*, int> Ialltoallv { get; }

    public delegate* unmanaged<void*, int, nint, int, nint, nint*, int> Ibcast { get; }

    public delegate* unmanaged<nint*, int*, nint, int> Test { get; }

    public nint World { get; }

    public nint ErrorsReturn { get; }

    public nint Float { get; }

    public nint Double { get; }

    public nint Byte { get; }

    public nint SumOperation { get; }

    public nint InPlace { get; }

    public nint StatusIgnore { get; }

    /// <summary>The library's name and version, as the library reports them.</summary>
    public string Version { get; }

    /// <summary>The library of the launcher, or else any that is there.</summary>
    /// <exception cref="MpiException">There is none.</exception>
    public static MpiLibrary Load() => Load(Launcher.IsOfMpich ? [.. _mpich, .. _openMpi] : [.. _openMpi, .. _mpich]);

    /// <summary>The first of some libraries that is there.</summary>
    internal static MpiLibrary Load(params string[] names)
    {
        foreach (string name in names)
        {
            if (TryLoad(name, out nint library))
                return new MpiLibrary(library);
        }
        throw new MpiException($"There is no MPI library: the loader finds none of {string.Join(", ", names)}. Install Open MPI (Debian and Ubuntu: apt-get install openmpi-bin; Fedora: dnf install openmpi) or MPICH (apt-get install mpich). If it is not in a system folder, add its folder to LD_LIBRARY_PATH.");
    }

    /// <summary>Throws an exception with the library's message for an error.</summary>
    public void Check(int error, string function)
    {
        if (error == 0)
            return;
        byte* text = stackalloc byte[LongestText];
        int length;
        string explanation = _errorString(error, text, &length) == 0 ? Encoding.UTF8.GetString(text, length) : $"error {error}";
        throw new MpiException($"{function} failed: {explanation}");
    }

    /// <summary>Open MPI loads parts of itself that look for its symbols among all that is loaded, so they have to be global.</summary>
    private static bool TryLoad(string name, out nint library)
    {
        const int Now = 2, Global = 0x100;
        library = OperatingSystem.IsLinux() ? Open(name, Now | Global) : 0;
        return library != 0;
    }

    [DllImport("libc", EntryPoint = "dlopen", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Open([MarshalAs(UnmanagedType.LPStr)] string name, int flags);

    private static string ReadVersion(delegate* unmanaged<byte*, int*, int> get)
    {
        byte* text = stackalloc byte[LongestText];
        int length;
        return get(text, &length) == 0 ? Encoding.UTF8.GetString(text, length).Split('\n', ',')[0].TrimEnd('\0', ' ') : "MPI";
    }
}

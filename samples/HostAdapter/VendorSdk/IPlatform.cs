namespace HostAdapter.VendorSdk
{
    /// <summary>The entry point of the imaginary vendor's SDK. Its calls block; a unit of work belongs to one thread.</summary>
    public interface IPlatform
    {
        /// <summary>Begins a unit of work; other units wait until it is disposed.</summary>
        IUnitOfWork Begin();
    }
}

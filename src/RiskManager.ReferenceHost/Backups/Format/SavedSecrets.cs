namespace RiskManager.ReferenceHost.Backups.Format;

/// <summary>How the secrets of a backup were encrypted. They are in the entry <see cref="Entry"/>.</summary>
/// <param name="Cipher">AES-256-GCM; the last 16 bytes of the entry are its tag.</param>
/// <param name="KeyDerivation">PBKDF2-HMAC-SHA256.</param>
/// <param name="Iterations">Of the key derivation.</param>
/// <param name="Salt">Of the key derivation.</param>
/// <param name="Nonce">Of the cipher.</param>
/// <param name="Sha256">Of the entry.</param>
internal sealed record SavedSecrets(string Cipher, string KeyDerivation, int Iterations, byte[] Salt, byte[] Nonce, string Sha256)
{
    public const string Entry = "secrets.bin";
}

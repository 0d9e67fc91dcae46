using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RiskManager.ReferenceHost.Backups.Format;

/// <summary>
/// The secrets of a backup: files that hold some, and the secret columns of tables. Encrypted with a key that is derived from the
/// passphrase; bound to the contents of the backup.
/// </summary>
/// <param name="Files">The content of each file, by its name in the data folder.</param>
/// <param name="Rows">By table: the key of each row with its secrets, as <see cref="RowWriter"/> writes them.</param>
internal sealed record SecretsVault(Dictionary<string, byte[]> Files, Dictionary<string, byte[]> Rows)
{
    private const string Cipher = "AES-256-GCM";
    private const string KeyDerivation = "PBKDF2-HMAC-SHA256";
    private const int Iterations = 600_000;

    // A hostile file must not keep the reader busy for hours.
    private const int MaxIterations = 20_000_000;
    private const int KeyBytes = 32;
    private const int SaltBytes = 16;

    /// <summary>Encrypts the secrets.</summary>
    /// <returns>The entry, and what the manifest says of it.</returns>
    public (byte[] Entry, SavedSecrets Saved) Encrypt(string passphrase, string contents)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var tagBytes = AesGcm.TagByteSizes.MaxSize;
        var plain = JsonSerializer.SerializeToUtf8Bytes(this);
        var entry = new byte[plain.Length + tagBytes];
        var key = Derive(passphrase, salt, Iterations);
        using (var aes = new AesGcm(key, tagBytes))
            aes.Encrypt(nonce, plain, entry.AsSpan(0, plain.Length), entry.AsSpan(plain.Length), Encoding.UTF8.GetBytes(contents));
        CryptographicOperations.ZeroMemory(key);
        CryptographicOperations.ZeroMemory(plain);
        return (entry, new SavedSecrets(Cipher, KeyDerivation, Iterations, salt, nonce, Convert.ToHexStringLower(SHA256.HashData(entry))));
    }

    /// <returns>Null if the passphrase is another one, or the backup was changed.</returns>
    /// <exception cref="InvalidDataException">It was encrypted in another way.</exception>
    public static SecretsVault? Decrypt(ReadOnlySpan<byte> entry, SavedSecrets saved, string passphrase, string contents)
    {
        var tagBytes = AesGcm.TagByteSizes.MaxSize;
        if (saved is not { Cipher: Cipher, KeyDerivation: KeyDerivation, Iterations: > 0 and <= MaxIterations }
            || saved.Nonce.Length != AesGcm.NonceByteSizes.MaxSize || entry.Length < tagBytes)
            throw new InvalidDataException("The secrets were encrypted in a way that this version does not know.");
        var key = Derive(passphrase, saved.Salt, saved.Iterations);
        var plain = new byte[entry.Length - tagBytes];
        try
        {
            using var aes = new AesGcm(key, tagBytes);
            aes.Decrypt(saved.Nonce, entry[..plain.Length], entry[plain.Length..], plain, Encoding.UTF8.GetBytes(contents));
            return JsonSerializer.Deserialize<SecretsVault>(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private static byte[] Derive(string passphrase, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, iterations, HashAlgorithmName.SHA256, KeyBytes);
}

/** Dossiers of the practice officer pages, as seen on Monday 23/11/2026. Everybody in them is invented. */
export interface Listed {
  code: string;
  step: string;
  procedure: string;
  title: 'ông' | 'bà';
  name: string;
  /** Stand in the owner's cell, as on the real page; nothing of ours may take them. */
  idNumber: string;
  phone: string;
  address: string;
  status: string;
  received: string;
  appointment: string;
  former?: string;
  tag?: string;
}

const NAMES = ['Trần Thị Huệ', 'Nguyễn Văn Thử', 'Lê Thị Hoa Mẫu', 'Phạm Quốc Bảo', 'Y Bhin Niê', 'Đặng Thị Thủy'];
const person = (n: number) => ({
  title: n % 2 ? ('ông' as const) : ('bà' as const),
  name: NAMES[n % NAMES.length]!,
  idNumber: `0010900${String(10_000 + n).slice(-5)}`,
  phone: `09120${String(10_000 + n).slice(-5)}`,
  address: `Số ${n + 1}, thôn Mẫu, xã Luyện Tập`,
});

const CASES: Omit<Listed, 'title' | 'name' | 'idNumber' | 'phone' | 'address'>[] = [
  {
    code: 'H29.15-261119-0001',
    step: 'Thẩm tra hồ sơ',
    procedure: 'Đăng ký nhận cha, mẹ, con',
    status: 'Đang xử lý',
    received: '19/11/2026 09:00',
    appointment: '25/11/2026 17:00',
  },
  {
    code: 'H29.15-261118-0002',
    step: 'Trình phê duyệt',
    procedure: 'Đăng ký khai tử',
    status: 'Đang xử lý',
    received: '18/11/2026 14:00',
    appointment: '18/11/2026 17:00',
  },
  {
    code: 'H29.15-261116-0003',
    step: 'Tiếp nhận',
    procedure: 'Đăng ký giám hộ',
    status: 'Yêu cầu bổ sung giấy tờ',
    received: '16/11/2026 10:00',
    appointment: '19/11/2026 17:00',
    former: '19/11/2026 17:00',
    tag: '',
  },
  // The portal does not know that 24/11 is a day off.
  {
    code: 'H29.15-261119-0004',
    step: 'Thẩm tra hồ sơ',
    procedure: 'Đăng ký lại khai sinh',
    status: 'Đang xử lý',
    received: '19/11/2026 08:30',
    appointment: '26/11/2026 17:00',
  },
  {
    code: 'H29.15-261120-0005',
    step: 'Thẩm tra hồ sơ',
    procedure: 'Đăng ký giám hộ',
    status: 'Đang xử lý',
    received: '20/11/2026 08:30',
    appointment: '31/02/2026 17:00',
  },
  {
    code: 'H29.15-261120-0006',
    step: 'Thẩm tra hồ sơ',
    procedure: 'Cấp giấy phép luyện tập',
    status: 'Thụ lý hồ sơ',
    received: '20/11/2026 09:15',
    appointment: '30/11/2026 17:00',
  },
  {
    code: 'H29.15-261112-0007',
    step: 'Trả kết quả',
    procedure: 'Đăng ký kết hôn',
    status: 'Đã trả kết quả',
    received: '12/11/2026 09:15',
    appointment: '12/11/2026 17:00',
  },
  {
    code: 'H29.15-261119-0008',
    step: 'Thẩm tra hồ sơ',
    procedure: 'Đăng ký kết hôn',
    status: 'Đang xử lý',
    received: '19/11/2026 10:00',
    appointment: '27/11/2026 17:00',
  },
];

const DAYS = ['16', '17', '18', '19', '20'];
/** Five working days later. */
const DUE: Record<string, string> = { 16: '23', 17: '25', 18: '26', 19: '27', 20: '30' };

/** The first `count` dossiers: the cases above, then ordinary ones. */
export const dossiers = (count: number): Listed[] =>
  Array.from({ length: count }, (_, n): Listed => {
    const told = CASES[n];
    if (told) return { ...told, ...person(n) };
    const day = DAYS[n % DAYS.length]!;
    return {
      code: `H29.15-2611${day}-${String(1000 + n)}`,
      step: 'Thẩm tra hồ sơ',
      procedure: 'Đăng ký lại khai sinh',
      status: 'Đang xử lý',
      received: `${day}/11/2026 08:${String(n % 60).padStart(2, '0')}`,
      appointment: `${DUE[day]}/11/2026 17:00`,
      ...person(n),
    };
  });

/** The supplement list: the appointment moved; one citizen never came back. */
export const supplements = (): Listed[] =>
  dossiers(4).map((listed, n) => ({
    ...listed,
    code: listed.code.replace('-000', '-010'),
    status: n === 0 ? 'Đã bổ sung' : 'Yêu cầu bổ sung giấy tờ',
    former: '18/11/2026 17:00',
    appointment: '27/11/2026 17:00',
    ...(n === 3 ? { tag: 'Đã quá hạn bổ sung' } : {}),
  }));

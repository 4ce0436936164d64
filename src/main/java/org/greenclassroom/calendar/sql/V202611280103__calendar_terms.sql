-- Terms and examinations as they usually are. No government publishes them for a whole territory: a
-- province, a county or the school itself says so, and until somebody enters that they are expected.
insert into calendar.span (calendar, first_day, last_day, kind, note, standing, source)
select c.calendar, v.first_day, v.last_day, v.kind, v.note, 'EXPECTED', v.source
  from (values (2023, date '2023-01-22', date '2023-04-09'), (2024, date '2024-02-10', date '2024-03-31'),
               (2025, date '2025-01-29', date '2025-04-20'), (2026, date '2026-02-17', date '2026-04-05'),
               (2027, date '2027-02-06', date '2027-03-28'), (2028, date '2028-01-26', date '2028-04-16'),
               (2029, date '2029-02-13', date '2029-04-01'), (2030, date '2030-02-03', date '2030-04-21'),
               (2031, date '2031-01-23', date '2031-04-13'), (2032, date '2032-02-11', date '2032-03-28')
       ) y(year, spring, easter)
 cross join lateral (values
   ('CN', y.spring - 17,               y.spring + 13,              'BREAK', '寒假', '常见校历'),
   ('CN', y.spring - 24,               y.spring - 18,              'EXAM',  '期末考试', '常见校历'),
   ('CN', make_date(y.year, 6, 7),     make_date(y.year, 6, 9),    'EXAM',  '高考', '常见校历'),
   ('CN', make_date(y.year, 6, 18),    make_date(y.year, 6, 24),   'EXAM',  '中考', '常见校历'),
   ('CN', make_date(y.year, 7, 1),     make_date(y.year, 7, 7),    'EXAM',  '期末考试', '常见校历'),
   ('CN', make_date(y.year, 7, 8),     make_date(y.year, 8, 31),   'BREAK', '暑假', '常见校历'),
   ('HK', y.spring - 3,                y.spring + 6,               'BREAK', '農曆新年假期', '常見校曆'),
   ('HK', y.easter - 5,                y.easter + 5,               'BREAK', '復活節假期', '常見校曆'),
   ('HK', make_date(y.year, 6, 8),     make_date(y.year, 6, 19),   'EXAM',  '學年考試', '常見校曆'),
   ('HK', make_date(y.year, 7, 14),    make_date(y.year, 8, 31),   'BREAK', '暑假', '常見校曆'),
   ('HK', make_date(y.year, 12, 22),   make_date(y.year, 12, 31),  'BREAK', '聖誕及新年假期', '常見校曆'),
   ('VN', y.spring - 5,                y.spring + 6,               'BREAK', 'nghỉ Tết', 'khung thời gian năm học'),
   ('VN', make_date(y.year, 5, 5),     make_date(y.year, 5, 15),   'EXAM',  'kiểm tra cuối năm', 'khung thời gian năm học'),
   ('VN', make_date(y.year, 6, 1),     make_date(y.year, 9, 4),    'BREAK', 'nghỉ hè', 'khung thời gian năm học'),
   ('VN', make_date(y.year, 12, 20),   make_date(y.year, 12, 31),  'EXAM',  'kiểm tra học kỳ I', 'khung thời gian năm học')
   ) v(territory, first_day, last_day, kind, note, source)
  join calendar.calendar c on c.territory = v.territory and c.level = 'TERRITORY';

-- Provinces whose winter is longer and whose summer is shorter than the rest of the country's.
insert into calendar.calendar (level, parent, territory, division, name, zone)
select 'DIVISION', c.calendar, 'CN', v.division, v.name, 'Asia/Shanghai'
  from (values ('15', '内蒙古自治区'), ('22', '吉林省'), ('23', '黑龙江省'), ('54', '西藏自治区')) v(division, name)
  join calendar.calendar c on c.territory = 'CN' and c.level = 'TERRITORY';

insert into calendar.span (calendar, first_day, last_day, kind, note, standing, source)
select c.calendar, v.first_day, v.last_day, v.kind, v.note, 'EXPECTED', '常见校历'
  from generate_series(2023, 2032) y(year)
 cross join lateral (values
   (make_date(y.year, 1, 8),  make_date(y.year, 2, 28), 'BREAK', '寒假'),
   (make_date(y.year, 3, 1),  make_date(y.year, 3, 10), 'TEACHING', '春季学期'),
   (make_date(y.year, 7, 8),  make_date(y.year, 7, 14), 'EXAM', '期末考试'),
   (make_date(y.year, 7, 15), make_date(y.year, 8, 22), 'BREAK', '暑假'),
   (make_date(y.year, 8, 23), make_date(y.year, 8, 31), 'TEACHING', '秋季学期')) v(first_day, last_day, kind, note)
  join calendar.calendar c on c.level = 'DIVISION' and c.territory = 'CN' and c.division in ('15', '22', '23', '54');

select calendar.rebuild(array(select calendar from calendar.calendar where level = 'TERRITORY'));

import 'zone.js';
import '@angular/compiler';
import { CommonModule } from '@angular/common';
import { Component, CUSTOM_ELEMENTS_SCHEMA, importProvidersFrom } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { MAT_DATE_LOCALE, MatNativeDateModule } from '@angular/material/core';
import { MatDatepickerModule } from '@angular/material/datepicker';
import { MatLegacyAutocompleteModule } from '@angular/material/legacy-autocomplete';
import { MatLegacyFormFieldModule } from '@angular/material/legacy-form-field';
import { MatLegacyInputModule } from '@angular/material/legacy-input';
import { MatLegacySelectModule } from '@angular/material/legacy-select';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideNoopAnimations } from '@angular/platform-browser/animations';
import { NgSelectModule } from '@ng-select/ng-select';
import { createModel, recordPresses } from '../client-record.ts';
import { type Row, record, rows } from './data.ts';

const model = createModel('2.000987');
recordPresses('#btn-next');

type Kind = 'text' | 'select' | 'ng-select' | 'date' | 'diachi';
interface Field {
  name: string;
  label: string;
  type: Kind;
  list?: string;
  held?: string;
  control: FormControl;
  options: Row[];
}
const field = (
  name: string,
  label: string,
  type: Kind = 'text',
  more: { list?: string; held?: string } = {},
): Field => {
  const control = new FormControl<unknown>(more.held ?? null);
  record(model, name, control, type === 'select' || type === 'ng-select');
  return { name, label, type, control, options: [], ...more };
};

/** Three boxes: province and commune are looked up while one types, the rest is text. */
class Place {
  readonly province = new FormControl<unknown>('');
  readonly commune = new FormControl<unknown>('');
  readonly street = new FormControl<unknown>('');
  provinces: Row[] = [];
  communes: Row[] = [];
  private all: Row[] = [];
  private ofProvince: Row[] = [];

  constructor(name: string) {
    record(model, `${name}.tinh`, this.province, true);
    record(model, `${name}.xa`, this.commune, true);
    record(model, `${name}.chiTiet`, this.street, false);
    const within = (list: Row[], typed: unknown) =>
      typeof typed === 'string' ? list.filter(({ ten }) => ten.toLowerCase().includes(typed.toLowerCase())) : list;
    void rows('/danh-muc/tinh').then((all) => {
      this.all = all;
      this.provinces = all;
    });
    this.province.valueChanges.subscribe((value) => {
      this.provinces = within(this.all, value);
      if (typeof value === 'string') return;
      this.commune.setValue('');
      void rows(`/danh-muc/xa?tinh=${encodeURIComponent((value as Row).ten)}`).then((found) => {
        this.ofProvince = found;
        this.communes = found;
      });
    });
    this.commune.valueChanges.subscribe((value) => {
      this.communes = within(this.ofProvince, value);
    });
  }
}

const person = (prefix: string): Field[] => [
  field(`${prefix}HoTen`, 'Họ, chữ đệm, tên'),
  field(`${prefix}NgaySinh`, 'Ngày sinh', 'date'),
  field(`${prefix}SoGiayto`, 'Số định danh cá nhân'),
  field(`${prefix}MaQuocTich`, 'Quốc tịch', 'ng-select', { list: 'quocTichDai' }),
  field(`${prefix}MaDanToc`, 'Dân tộc', 'ng-select', { list: 'danToc' }),
  field(`${prefix}NoiCutru`, 'Nơi cư trú', 'diachi'),
];

const SECTIONS: { heading: string; readonly: boolean; fields: Field[] }[] = [
  {
    heading: 'Thông tin người yêu cầu',
    readonly: true,
    // From the sign-in: the clerk of another day.
    fields: [
      field('NycHoTen', 'Họ, chữ đệm, tên', 'text', { held: 'Vũ Thị Đăng Nhập' }),
      field('NycSoGiayto', 'Số định danh cá nhân', 'text', { held: '001188000000' }),
    ],
  },
  {
    heading: 'Thông tin người được khai sinh',
    readonly: false,
    fields: [
      field('Ho', 'Họ'),
      field('ChuDem', 'Chữ đệm'),
      field('Ten', 'Tên'),
      field('NgaySinh', 'Ngày sinh', 'date'),
      field('GioiTinh', 'Giới tính', 'select', { list: 'gioiTinh' }),
    ],
  },
  { heading: 'Thông tin cha', readonly: false, fields: person('Cha') },
  { heading: 'Thông tin mẹ', readonly: false, fields: person('Me') },
];

class Root {
  readonly sections = SECTIONS;
  readonly places = new Map<Field, Place>();
  readonly nameOf = (row: Row | string | null): string => (row && typeof row === 'object' ? row.ten : (row ?? ''));

  constructor() {
    for (const each of SECTIONS.flatMap(({ fields }) => fields)) {
      if (each.type === 'diachi') this.places.set(each, new Place(each.name));
      if (each.list) void rows(`/danh-muc/${each.list}`).then((found) => (each.options = found));
    }
  }
}

const ROOT = Component({
  selector: 'app-root',
  standalone: true,
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  imports: [
    CommonModule,
    ReactiveFormsModule,
    MatLegacyFormFieldModule,
    MatLegacyInputModule,
    MatLegacySelectModule,
    MatLegacyAutocompleteModule,
    MatDatepickerModule,
    NgSelectModule,
  ],
  template: `
<div class="block" *ngFor="let section of sections"><h4>{{ section.heading }}</h4><div class="boxes">
<ng-container *ngFor="let f of section.fields" [ngSwitch]="f.type">
  <app-input *ngSwitchCase="'text'" [attr.formcontrolname]="f.name" type="text"><mat-form-field>
    <mat-label>{{ f.label }}</mat-label><input matInput autocomplete="off" [formControl]="f.control" [readonly]="section.readonly">
  </mat-form-field></app-input>
  <app-input *ngSwitchCase="'date'" [attr.formcontrolname]="f.name" type="date"><mat-form-field>
    <mat-label>{{ f.label }}</mat-label><input matInput autocomplete="off" [matDatepicker]="picker" [formControl]="f.control" maxlength="10">
    <mat-datepicker-toggle matSuffix [for]="picker"></mat-datepicker-toggle><mat-datepicker #picker></mat-datepicker>
  </mat-form-field></app-input>
  <app-input *ngSwitchCase="'select'" [attr.formcontrolname]="f.name" type="select"><mat-form-field>
    <mat-label>{{ f.label }}</mat-label><mat-select [formControl]="f.control"><mat-option>-- Chọn --</mat-option>
    <mat-option *ngFor="let o of f.options" [value]="o.ma">{{ o.ten }}</mat-option></mat-select>
  </mat-form-field></app-input>
  <app-input *ngSwitchCase="'ng-select'" [attr.formcontrolname]="f.name" type="select"><label>{{ f.label }}</label>
    <ng-select [items]="f.options" bindLabel="ten" bindValue="ma" [virtualScroll]="true" appendTo="body" placeholder="Chọn"
      notFoundText="Không có dữ liệu" [formControl]="f.control"></ng-select></app-input>
  <app-input *ngSwitchCase="'diachi'" [attr.formcontrolname]="f.name" type="diachi"><p>{{ f.label }}</p>
    <div class="diachi" *ngIf="places.get(f) as place">
      <mat-form-field><mat-label>Tỉnh/Thành phố</mat-label>
        <input matInput [formControl]="place.province" [matAutocomplete]="provinces">
        <mat-autocomplete #provinces="matAutocomplete" [displayWith]="nameOf">
        <mat-option *ngFor="let o of place.provinces" [value]="o">{{ o.ten }}</mat-option></mat-autocomplete></mat-form-field>
      <mat-form-field><mat-label>Phường/Xã</mat-label>
        <input matInput [formControl]="place.commune" [matAutocomplete]="communes">
        <mat-autocomplete #communes="matAutocomplete" [displayWith]="nameOf">
        <mat-option *ngFor="let o of place.communes" [value]="o">{{ o.ten }}</mat-option></mat-autocomplete></mat-form-field>
      <mat-form-field><mat-label>Địa chỉ chi tiết</mat-label><input matInput autocomplete="off" [formControl]="place.street"></mat-form-field>
    </div></app-input>
</ng-container></div></div>`,
})(Root);

void bootstrapApplication(ROOT, {
  // The adapter reads dates as America writes them and shows them as Vietnam does.
  providers: [
    provideNoopAnimations(),
    importProvidersFrom(MatNativeDateModule),
    { provide: MAT_DATE_LOCALE, useValue: 'vi-VN' },
  ],
});

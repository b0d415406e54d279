import 'zone.js';
import '@angular/compiler';
import { CommonModule } from '@angular/common';
import { Component, CUSTOM_ELEMENTS_SCHEMA, importProvidersFrom } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { MAT_DATE_LOCALE, MatNativeDateModule } from '@angular/material/core';
import { MatDatepickerModule } from '@angular/material/datepicker';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideAnimations } from '@angular/platform-browser/animations';
import { createModel, recordPresses } from '../client-record.ts';
import places from '../data/places.json' with { type: 'json' };
import { type Row, record, rows } from './data.ts';

const model = createModel('1.004628');
recordPresses('#btn-next');

/** Every commune with its province, and one of the same name in another province beside it. */
const COMMUNES: Row[] = places.provinces.flatMap(({ code, name: province }) =>
  ((places.communes as Record<string, string[]>)[code] ?? []).flatMap((name) => [
    { ma: `${code}-${name}`, ten: `${name}, Tỉnh Khác` },
    { ma: `${code}-${name}`, ten: `${name}, ${province}` },
  ]),
);

class Person {
  readonly name = new FormControl('');
  readonly born = new FormControl<Date | null>(null);
  readonly sex = new FormControl<string | null>(null);
  readonly id = new FormControl('');
  readonly commune = new FormControl<Row | string>('');
  found: Row[] = [];
  readonly heading: string;

  constructor(heading: string, suffix: string) {
    this.heading = heading;
    record(model, `hoTen${suffix}`, this.name, false);
    record(model, `ngaySinh${suffix}`, this.born, false);
    record(model, `gioiTinh${suffix}`, this.sex, true);
    record(model, `soDinhDanh${suffix}`, this.id, false);
    record(model, `xa${suffix}`, this.commune, true);
    // It looks for the commune's name only, and shows nothing before something is typed.
    this.commune.valueChanges.subscribe((typed) => {
      const term = typeof typed === 'string' ? typed.toLowerCase() : '';
      this.found = term
        ? COMMUNES.filter(({ ten }) => ten.split(',')[0]!.toLowerCase().includes(term)).slice(0, 40)
        : [];
    });
  }
}

class Root {
  readonly people = [
    new Person('Thông tin người đề nghị', 'NguoiDeNghi'),
    new Person('Thông tin người đại diện', 'DaiDien'),
  ];
  sexes: Row[] = [];
  readonly nameOf = (row: Row | string | null): string => (row && typeof row === 'object' ? row.ten : (row ?? ''));
  constructor() {
    void rows('/danh-muc/gioiTinh').then((found) => (this.sexes = found));
  }
}

const ROOT = Component({
  selector: 'app-root',
  standalone: true,
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  imports: [
    CommonModule,
    ReactiveFormsModule,
    MatFormFieldModule,
    MatInputModule,
    MatSelectModule,
    MatAutocompleteModule,
    MatDatepickerModule,
  ],
  template: `
<div class="block" *ngFor="let p of people"><div class="group-header">{{ p.heading }}</div><div class="boxes">
  <mat-form-field><mat-label>Họ và tên</mat-label><input matInput autocomplete="off" [formControl]="p.name"></mat-form-field>
  <liz-datepicker><mat-form-field><mat-label>Ngày sinh</mat-label>
    <input matInput autocomplete="off" [matDatepicker]="picker" [formControl]="p.born">
    <mat-datepicker-toggle matSuffix [for]="picker"></mat-datepicker-toggle><mat-datepicker #picker></mat-datepicker>
  </mat-form-field></liz-datepicker>
  <mat-form-field><mat-label>Giới tính</mat-label><mat-select [formControl]="p.sex">
    <mat-option *ngFor="let o of sexes" [value]="o.ma">{{ o.ten }}</mat-option></mat-select></mat-form-field>
  <mat-form-field><mat-label>Số định danh cá nhân</mat-label>
    <input matInput autocomplete="off" maxlength="12" [formControl]="p.id"></mat-form-field>
  <mat-form-field><mat-label>Phường/Xã thường trú</mat-label>
    <input matInput [formControl]="p.commune" [matAutocomplete]="communes">
    <mat-autocomplete #communes="matAutocomplete" [displayWith]="nameOf">
    <mat-option *ngFor="let o of p.found" [value]="o">{{ o.ten }}</mat-option></mat-autocomplete></mat-form-field>
</div></div>`,
})(Root);

void bootstrapApplication(ROOT, {
  // America's order, and shown so: 12/5/1995.
  providers: [
    provideAnimations(),
    importProvidersFrom(MatNativeDateModule),
    { provide: MAT_DATE_LOCALE, useValue: 'en-US' },
  ],
});
